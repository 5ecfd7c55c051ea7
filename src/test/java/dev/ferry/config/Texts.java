package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Configuration from literal text, and the one that Ferry comes with. */
public final class Texts {

    private Texts() {}

    /** The shipped configuration, with no secret in the environment; it has no mistakes. */
    public static Configuration shipped() {
        return Shipped.CONFIGURATION;
    }

    /** Read once for all tests: nothing can change it. */
    private static final class Shipped {
        static final Configuration CONFIGURATION =
                switch (Configuration.load(Path.of("config/ferry.yaml"), Map.of())) {
                    case Configuration.Loaded.Ready(var configuration) -> configuration;
                    case Configuration.Loaded.Wrong(var mistakes) ->
                            throw new AssertionError(mistakes.toString());
                };
    }

    /** A registry of these models; the surfaces here, there and elsewhere, and the source page. */
    public static Registry registry(String models) {
        var mistakes = new Mistakes();
        var text =
                """
                schema: 1
                surfaces:
                  here: {party: first, after_retirement: fail}
                  there: {party: third}
                  elsewhere: {party: third}
                  bedrock: {party: third}
                sources:
                  page: {url: "https://example.com/ends", observed: 2026-08-21, authority: provider-page}
                models:
                """
                        + models.indent(2);
        var file = bound(text, ModelsFile.class, mistakes);
        var registry = file.map(f -> new RegistryReader(f, mistakes).registry());
        assertThat(mistakes.sorted()).isEmpty();
        return registry.orElseThrow();
    }

    /** What is wrong with a models.yaml, as text. */
    static List<String> mistakesInModels(String text) {
        var mistakes = new Mistakes();
        bound(text, ModelsFile.class, mistakes)
                .ifPresent(f -> new RegistryReader(f, mistakes).registry());
        return mistakes.sorted().stream().map(Mistake::toString).toList();
    }

    static <T> java.util.Optional<T> bound(String text, Class<T> type, Mistakes mistakes) {
        return YamlReader.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), mistakes)
                .flatMap(yaml -> new Binder(mistakes).bind(yaml, type));
    }
}
