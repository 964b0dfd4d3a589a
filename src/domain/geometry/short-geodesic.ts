import { geodesicM } from './line-length.ts';
import { WGS84_A, WGS84_F } from './wgs84.ts';
