import type { Project } from '../../domain/project/project.ts';

/** What the names of a project's files begin with: its name in lower case and hyphens. */
export function nameFiles({ name }: Pick<Project, 'name'>): string {
  return name.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 60) || 'project';
}
