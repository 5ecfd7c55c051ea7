package dev.ferry.flag.file;

import dev.ferry.flag.Rollout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of a flag file, and where in it each flag's numbers stand. A flag is understood when it
 * has a variant that means "the new way" ({@code on}, {@code new}, or the value true) and one that
 * does not, with at most a {@code fractional} split between them.
 */
final class FlagDocument {

    private static final Set<String> NEW_WAY = Set.of("on", "new", "true", "enabled");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Digits behind the point of a percentage that are read and written. */
    static final int FINEST = 2;

    private final String text;
    private final MappingNode flags;

    private FlagDocument(String text, MappingNode flags) {
        this.text = text;
        this.flags = flags;
    }

    /**
     * @param byDefault its metadata say {@code default_enabled: true}: the code takes the new way
     *     whatever stands here
     * @param fingerprint of the flag's own text
     */
    record Flag(
            boolean byDefault,
            boolean enabled,
            Rollout rollout,
            List<String> targeting,
            String fingerprint) {}

    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    static FlagDocument parse(String text) {
        try {
            var settings =
                    LoadSettings.builder()
                            .setCodePointLimit(16_000_000)
                            .setMaxAliasesForCollections(0)
                            .build();
            var root =
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() -> new Unusable("the file is empty"));
            if (child(root, "flags").orElse(null) instanceof MappingNode flags) {
                return new FlagDocument(text, flags);
            }
            throw new Unusable("there is no mapping called \"flags\" at the top");
        } catch (YamlEngineException | NumberFormatException e) {
            // The second is the library's own slip, for an escape that is cut off.
            throw new Unusable(
                    "not readable as YAML or JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    List<String> names() {
        return flags.getValue().stream().map(t -> scalar(t.getKeyNode())).toList();
    }

    Optional<Flag> flag(String name) {
        return child(flags, name).map(this::read);
    }

    private Flag read(Node node) {
        var fingerprint =
                UUID.nameUUIDFromBytes(source(node).getBytes(StandardCharsets.UTF_8)).toString();
        var byDefault =
                child(node, "metadata")
                        .flatMap(metadata -> child(metadata, "default_enabled"))
                        .filter(value -> scalar(value).equals("true"))
                        .isPresent();
        var enabled =
                !child(node, "state")
                        .map(FlagDocument::scalar)
                        .orElse("ENABLED")
                        .equals("DISABLED");
        var on = newVariant(node);
        if (on.isEmpty()) {
            return new Flag(
                    byDefault,
                    enabled,
                    new Rollout.Unknown("no variant is called on or new"),
                    List.of(),
                    fingerprint);
        }
        var targeting =
                child(node, "targeting")
                        .filter(t -> !(t instanceof MappingNode m && m.getValue().isEmpty()));
        if (targeting.isEmpty()) {
            var def = child(node, "defaultVariant").map(FlagDocument::scalar).orElse("");
            return new Flag(
                    byDefault,
                    enabled,
                    def.equals(on.get()) ? Rollout.FULL : Rollout.OFF,
                    List.of(),
                    fingerprint);
        }
        var split = Split.of(targeting.get());
        return split.map(s ->
                        new Flag(byDefault, enabled, s.rollout(on.get()), List.of(), fingerprint))
                .orElseGet(() ->
                        new Flag(
                                byDefault,
                                enabled,
                                new Rollout.Unknown(
                                        "its targeting is more than one fractional split"),
                                List.of(source(targeting.get())),
                                fingerprint));
    }

    /** The text with this flag at this rollout; every other byte is as before. */
    String with(String name, Rollout rollout) {
        var text = split(name, rollout);
        var now = parse(text);
        var disabled = rollout.equals(Rollout.OFF) ? Optional.<Node>empty() : now.disabled(name);
        return disabled.map(state ->
                        now.splice(state, now.source(state).replace("DISABLED", "ENABLED")))
                .orElse(text);
    }

    private Optional<Node> disabled(String name) {
        return child(flags, name)
                .flatMap(f -> child(f, "state"))
                .filter(state -> scalar(state).equals("DISABLED"));
    }

    private String split(String name, Rollout rollout) {
        var percent = percent(rollout);
        var node = child(flags, name).orElseThrow(() -> new Unusable("there is no flag " + name));
        var on =
                newVariant(node)
                        .orElseThrow(() ->
                                new Unusable("flag " + name + " has no variant called on or new"));
        var off =
                otherVariant(node, on)
                        .orElseThrow(() -> new Unusable("flag " + name + " has only one variant"));
        var targeting = child(node, "targeting");
        int scale = percent.stripTrailingZeros().scale() > 0 ? FINEST : 0;
        var split =
                "[[%s, %s], [%s, %s]]"
                        .formatted(
                                on,
                                whole(percent, scale),
                                off,
                                whole(HUNDRED.subtract(percent), scale));
        if (targeting.isPresent() && Split.of(targeting.get()).isPresent()) {
            return splice(
                    Split.rule(targeting.get()).orElseThrow(),
                    json(node) ? quoted(split, on, off) : split);
        }
        if (targeting.isPresent()) {
            throw new Unusable("flag " + name + " has targeting rules that Ferry does not rewrite");
        }
        var def =
                child(node, "defaultVariant")
                        .orElseThrow(() -> new Unusable("flag " + name + " has no defaultVariant"));
        if (percent.signum() == 0 || percent.compareTo(HUNDRED) == 0) {
            var variant = percent.signum() == 0 ? off : on;
            return splice(def, json(node) ? "\"" + variant + "\"" : variant);
        }
        return json(node)
                ? splice(
                        def,
                        source(def)
                                + ", \"targeting\": {\"fractional\": "
                                + quoted(split, on, off)
                                + "}")
                : splice(
                        def,
                        source(def)
                                + "\n"
                                + indent(def)
                                + "targeting: {fractional: "
                                + split
                                + "}");
    }

    /** Weights are whole numbers for flagd: of a hundred, or else of ten thousand. */
    private static String whole(BigDecimal part, int scale) {
        return part.movePointRight(scale).toBigInteger().toString();
    }

    private static BigDecimal percent(Rollout rollout) {
        return rollout.share()
                .orElseThrow(() -> new Unusable("only a plain percentage can be set"));
    }

    private static String quoted(String split, String on, String off) {
        return split.replace("[" + on + ",", "[\"" + on + "\",")
                .replace("[" + off + ",", "[\"" + off + "\",");
    }

    private static boolean json(Node flag) {
        return flag instanceof MappingNode m && m.getFlowStyle() == FlowStyle.FLOW;
    }

    private String indent(Node value) {
        int line = text.lastIndexOf('\n', start(value)) + 1;
        int end = line;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return text.substring(line, end);
    }

    private String splice(Node node, String replacement) {
        return text.substring(0, start(node)) + replacement + text.substring(end(node));
    }

    private String source(Node node) {
        return text.substring(start(node), end(node));
    }

    private int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
    }

    private int end(Node node) {
        return text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
    }

    private static Optional<String> newVariant(Node flag) {
        return variants(flag).stream()
                .filter(v ->
                        NEW_WAY.contains(v.name().toLowerCase(java.util.Locale.ROOT))
                                || v.value().equals("true"))
                .map(Variant::name)
                .findFirst();
    }

    private static Optional<String> otherVariant(Node flag, String on) {
        return variants(flag).stream().map(Variant::name).filter(n -> !n.equals(on)).findFirst();
    }

    private record Variant(String name, String value) {}

    private static List<Variant> variants(Node flag) {
        return child(flag, "variants").orElse(null) instanceof MappingNode m
                ? m.getValue().stream()
                        .map(t -> new Variant(scalar(t.getKeyNode()), scalar(t.getValueNode())))
                        .toList()
                : List.of();
    }

    static Optional<Node> child(Node node, String key) {
        return node instanceof MappingNode m
                ? m.getValue().stream()
                        .filter(t -> scalar(t.getKeyNode()).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    static String scalar(Node node) {
        return node instanceof ScalarNode s ? s.getValue() : "";
    }
}
