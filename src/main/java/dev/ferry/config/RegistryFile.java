package dev.ferry.config;

import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.sync.Amendment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code models.yaml} as a file that can be amended. */
public final class RegistryFile {

    /** What became of the amendments. */
    public sealed interface Outcome {

        /**
         * @param done those that stand in the file now
         * @param left those that a person has to write
         */
        record Written(List<Amendment> done, List<Left> left) implements Outcome {}

        /** The new text would not be right, so that the file is what it was. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * @param why it could not be changed in place
     * @param entry what to write instead
     */
    public record Left(Amendment amendment, String why, String entry) {}

    private static final String BOM = "\uFEFF";

    private final Path ferryYaml;
    private final Map<String, String> environment;
    private final Configuration before;

    /**
     * @param before what was loaded from there
     */
    public RegistryFile(Path ferryYaml, Map<String, String> environment, Configuration before) {
        this.ferryYaml = ferryYaml;
        this.environment = environment;
        this.before = before;
    }

    /** Replaces the file in one step, or leaves it. */
    public Outcome write(List<Amendment> amendments) throws IOException {
        var path = path().toRealPath();
        var bytes = Files.readAllBytes(path);
        var text = new String(bytes, StandardCharsets.UTF_8);
        var front = text.startsWith(BOM) ? BOM : "";
        var edit = edit(path, bytes, text.substring(front.length()));
        var next = (front + edit.with(amendments)).getBytes(StandardCharsets.UTF_8);
        if (edit.done().isEmpty()) {
            return new Outcome.Written(List.of(), left(edit));
        }
        return switch (new Loader(ferryYaml, new Secrets(environment), Optional.of(next)).load()) {
            case Configuration.Loaded.Wrong(var mistakes) ->
                    new Outcome.Refused("the new text would be wrong: " + mistakes.getFirst());
            case Configuration.Loaded.Ready(var after) when !isMeant(after, edit.done()) ->
                    new Outcome.Refused("more would change than what differs");
            case Configuration.Loaded.Ready _
                    when !Arrays.equals(bytes, Files.readAllBytes(path)) ->
                    new Outcome.Refused("somebody else changed the file at the same moment");
            case Configuration.Loaded.Ready _ -> {
                replace(path, next);
                yield new Outcome.Written(List.copyOf(edit.done()), left(edit));
            }
        };
    }

    private static List<Left> left(RegistryEdit edit) {
        return edit.left().stream()
                .map(l -> new Left(l.amendment(), l.why(), edit.pasted(l.amendment())))
                .toList();
    }

    private Path path() throws IOException {
        var mistakes = new Mistakes();
        var name =
                YamlReader.read(ferryYaml.toString(), Files.readAllBytes(ferryYaml), mistakes)
                        .flatMap(yaml -> new Binder(mistakes).bind(yaml, FerryFile.class))
                        .map(FerryFile::models);
        return ferryYaml.resolveSibling(name.orElse("models.yaml"));
    }

    private static RegistryEdit edit(Path path, byte[] bytes, String text) throws IOException {
        var mistakes = new Mistakes();
        var yaml = YamlReader.read(path.toString(), bytes, mistakes);
        var file = yaml.flatMap(y -> new Binder(mistakes).bind(y, ModelsFile.class));
        if (yaml.isEmpty() || file.isEmpty()) {
            throw new IOException("it has changed, and has mistakes now: " + mistakes.sorted());
        }
        return new RegistryEdit(text, yaml.get(), file.get());
    }

    /** The registry is the old one with the amendments, and features mean what they meant. */
    private boolean isMeant(Configuration after, List<Amendment> done) {
        var meant = byId(before.registry().models());
        done.forEach(a ->
                meant.merge(
                        a.model().id(), with(a.model(), a.now()), (old, _) -> with(old, a.now())));
        return byId(after.registry().models()).equals(meant)
                && after.catalog().equals(before.catalog());
    }

    private static Map<String, Model> byId(Collection<Model> models) {
        var byId = new HashMap<String, Model>();
        models.forEach(m -> byId.put(m.id(), m));
        return byId;
    }

    private static Model with(Model model, Offer offer) {
        var offers = new HashMap<>(model.offers());
        offers.put(offer.surface(), offer);
        return new Model(
                model.id(),
                model.provider(),
                model.family(),
                model.released(),
                model.breaking(),
                offers);
    }

    private static void replace(Path path, byte[] text) throws IOException {
        var next = Files.createTempFile(path.getParent(), "." + path.getFileName(), ".next");
        try {
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(path));
            }
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(text);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
