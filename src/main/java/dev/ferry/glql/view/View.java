package dev.ferry.glql.view;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A block as it was written, taken apart.
 *
 * @param display as it was written; {@link #display()} says whether there is such
 * @param limit how many rows at most
 * @param project where the block says to look; the place where it stands goes before it
 */
public record View(
        Request request,
        Optional<String> displayWord,
        OptionalInt limit,
        Optional<String> title,
        Optional<String> description,
        boolean collapsed,
        Optional<String> project,
        Optional<String> group) {

    /** Of a block in bytes, as GitLab's interface takes it. */
    public static final int LARGEST = 10_000;

    /** The most rows, and how many there are where a block does not say. */
    public static final int MOST_ROWS = 100;

    /** Throws {@link GlqlException} where the block cannot be taken apart. */
    public static View read(String block, Dialect dialect) {
        return new ViewReader(new Script("block", block), dialect).view();
    }

    /** A query alone, without the keys of a block. */
    public static View query(String text, Dialect dialect) {
        return new View(
                Request.query(text).dialect(dialect),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Throws {@link GlqlException} with GitLab's message at what is wrong. */
    public Compiled compile(Context page) {
        return Compiler.compile(
                request,
                new Context(
                        page.username(),
                        page.project().or(() -> project),
                        page.group().or(() -> group),
                        page.today()));
    }

    /** Throws {@link GlqlException} with GitLab's message where there is no such display. */
    public Display display() {
        var word = displayWord.orElse(Display.LIST.word());
        var script = new Script("display", word);
        return Display.named(word)
                .orElseThrow(() ->
                        new GlqlException(
                                "Unknown display type: `%s`. Supported display types are: %s."
                                        .formatted(
                                                word,
                                                "`" + String.join("`, `", Display.words()) + "`"),
                                script,
                                script.all()));
    }
}
