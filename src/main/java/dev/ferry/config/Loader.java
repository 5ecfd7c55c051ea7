package dev.ferry.config;

import dev.ferry.migration.Raci;
import dev.ferry.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads all files, however much is wrong in one of them, and puts them together. */
final class Loader {

    private final Path ferryYaml;
    private final Secrets secrets;
    private final Optional<byte[]> otherModels;
    private final Mistakes mistakes = new Mistakes();

    Loader(Path ferryYaml, Secrets secrets) {
        this(ferryYaml, secrets, Optional.empty());
    }

    /**
     * @param otherModels read instead of the file of models, as if it stood there
     */
    Loader(Path ferryYaml, Secrets secrets, Optional<byte[]> otherModels) {
        this.ferryYaml = ferryYaml;
        this.secrets = secrets;
        this.otherModels = otherModels;
    }

    Configuration.Loaded load() {
        var ferry = read(ferryYaml.getFileName().toString(), FerryFile.class);
        var models = models(ferry.map(FerryFile::models).orElse("models.yaml"));
        var features =
                read(ferry.map(FerryFile::features).orElse("features.yaml"), FeaturesFile.class);
        var raci = read(ferry.map(FerryFile::raci).orElse("raci.yaml"), RaciFile.class);

        var registry = models.map(m -> new RegistryReader(m, mistakes).registry());
        var matrix = raci.map(r -> r.raci(mistakes));
        var configuration = ferry.map(f -> assembled(f, features, registry, matrix));
        return mistakes.none()
                ? new Configuration.Loaded.Ready(configuration.orElseThrow())
                : new Configuration.Loaded.Wrong(mistakes.sorted());
    }

    /** Looks up names as far as there are files to look them up in. */
    private Configuration assembled(
            FerryFile ferry,
            Optional<FeaturesFile> features,
            Optional<Registry> registry,
            Optional<Raci> raci) {
        var house = new HouseReader(ferry, ferryYaml, secrets, mistakes);
        var models = registry.orElseGet(() -> Registry.of(List.of(), List.of()));
        var reader = new FeaturesReader(house, registry, mistakes);
        var catalog =
                house.catalog(
                        features.map(reader::features).orElse(List.of()),
                        raci.orElseGet(() -> new Raci(List.of())));
        return new Configuration(
                models,
                catalog,
                house.trackers(),
                house.flagSources(),
                new MeasuresReader(mistakes).settings(ferry.rollout(), house::path),
                house.database(),
                ferry.server().port(),
                ferry.server().publicUrl(),
                ferry.dashboard().title(),
                ferry.server().host(),
                ferry.dashboard().login().map(l -> LoginReader.read(l, mistakes)),
                ferry.sweep(),
                secrets,
                Readiness.of(ferry, secrets));
    }

    private Optional<ModelsFile> models(String name) {
        return otherModels.isPresent()
                ? read(ferryYaml.resolveSibling(name), otherModels, ModelsFile.class)
                : read(name, ModelsFile.class);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        var path = ferryYaml.resolveSibling(name);
        return read(path, bytes(path), type);
    }

    private <T> Optional<T> read(Path path, Optional<byte[]> text, Class<T> type) {
        return text.flatMap(bytes -> YamlReader.read(path.toString(), bytes, mistakes))
                .flatMap(yaml -> new Binder(mistakes).bind(yaml, type));
    }

    private Optional<byte[]> bytes(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return missing(path, "this is a directory, not a file");
            }
            if (Files.notExists(path)) {
                return missing(path, "there is no such file");
            }
            if (Files.size(path) > YamlReader.MOST_BYTES) {
                return missing(path, "larger than " + YamlReader.MOST_BYTES + " bytes");
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException e) {
            return missing(path, "cannot be read: " + e.getMessage());
        }
    }

    private Optional<byte[]> missing(Path path, String why) {
        mistakes.add(new Place(path.toString(), 1, 1), why);
        return Optional.empty();
    }
}
