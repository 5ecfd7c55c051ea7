package dev.ferry.config;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in a file, there are records or mistakes, and never anything thrown. */
class YamlFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void bytesAreReadOrRefused(FuzzedDataProvider data) {
        boolean models = data.consumeBoolean();
        var mistakes = new Mistakes();
        YamlReader.read("fuzz.yaml", data.consumeRemainingAsBytes(), mistakes)
                .ifPresent(yaml -> bind(yaml, models, mistakes));
        mistakes.sorted().forEach(Mistake::toString);
    }

    private static void bind(Yaml yaml, boolean models, Mistakes mistakes) {
        var binder = new Binder(mistakes);
        if (models) {
            binder.bind(yaml, ModelsFile.class)
                    .ifPresent(f -> new RegistryReader(f, mistakes).registry());
        } else {
            binder.bind(yaml, FerryFile.class);
        }
    }
}
