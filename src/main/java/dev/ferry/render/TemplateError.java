package dev.ferry.render;

import java.util.List;

/**
 * Templates that cannot be used. One line for each mistake, for the person who edits them: {@code
 * templates/feature.md.ftl:12:3: …}.
 */
public final class TemplateError extends RuntimeException {

    private final List<String> mistakes;

    TemplateError(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
