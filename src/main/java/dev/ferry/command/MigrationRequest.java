package dev.ferry.command;

import dev.ferry.migration.Kind;
import dev.ferry.migration.Request;
import java.util.List;
import java.util.Locale;

/** The words and options that {@code start} and {@code plan} have in common. */
final class MigrationRequest {

    private MigrationRequest() {}

    static final List<Param> PARAMS =
            List.of(
                    Param.one("old", Type.MODEL),
                    Param.one("to", Type.TO),
                    Param.one("new", Type.MODEL));

    static final List<Option> OPTIONS =
            List.of(
                    Option.of("cutoff", Type.DATE, "the day on which the old model ends"),
                    Option.of(
                            "features",
                            Type.FEATURES,
                            "which ones; otherwise those that use the old model"),
                    Option.of(
                            "kind",
                            Type.choice("upgrade", "deprecation", "new-provider"),
                            "instead of what Ferry infers"),
                    Option.of(
                            "surface",
                            Type.NAME,
                            "only where the old model is called on this platform"),
                    Option.of("reason", Type.TEXT, "why; stands in the epic"),
                    Option.flag(
                            "anyway",
                            "in spite of a replacement that retires soon, or of the same migration"
                                    + " elsewhere"));

    static Request of(Invocation call) {
        return new Request(
                call.word("old"),
                call.word("new"),
                call.date("cutoff"),
                call.list("features"),
                call.text("kind")
                        .map(k -> Kind.valueOf(k.toUpperCase(Locale.ROOT).replace('-', '_'))),
                call.text("surface"),
                call.text("reason"),
                call.flag("anyway"));
    }
}
