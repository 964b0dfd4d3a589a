# Builds every module of $(FROM) into $(TO), as many at a time as make is told to, then the index.
MODULES := $(notdir $(patsubst %/,%,$(wildcard $(FROM)/*/)))

index: $(MODULES)
	$(BUILD) --from $(FROM) --to $(TO) --merge

$(MODULES):
	$(BUILD) --from $(FROM) --to $(TO) --module $@

.PHONY: index $(MODULES)
