package dev.ferry.cli;

import picocli.CommandLine.Command;

/** Aliases, lifecycles and replacements of the models in {@code config/models.yaml}. */
@Command(
        name = "models",
        description = "Shows and checks the models that the company knows of.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand {

    public ModelsCommand(Surroundings surroundings) {}
}
