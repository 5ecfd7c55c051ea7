package dev.ferry.glql;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Answer;
import dev.ferry.glql.eval.Evaluator;
import dev.ferry.glql.eval.Family;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Matcher;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.view.Display;
import dev.ferry.glql.view.View;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The way in: a text that somebody wrote, understood. Every method that reads a text throws {@link
 * GlqlException}; {@link GlqlException#explained} is for the writer, with a caret below the place.
 *
 * <pre>{@code
 * var question = Question.query("phase = blocked or health = late", context, Flavour.GITLAB);
 * var answer = question.answer(items);       // rows of cells, or
 * items.stream().filter(question.test());    // the items themselves
 * }</pre>
 */
public record Question(View view, Compiled compiled, Display display, Flavour flavour) {

    /** A block with display, fields and so on, or a query alone. */
    public static Question block(String text, Dialect dialect, Context page, Flavour flavour) {
        var view = View.read(text, dialect);
        var compiled = view.compile(page);
        return new Question(view, compiled, view.display(), flavour);
    }

    /** A query with everything that our own dialect has, and nothing but a query. */
    public static Question query(String text, Context page, Flavour flavour) {
        return query(text, Dialect.FERRY, page, flavour);
    }

    public static Question query(String text, Dialect dialect, Context page, Flavour flavour) {
        var view = View.query(text, dialect);
        return new Question(view, view.compile(page), Display.TABLE, flavour);
    }

    /** Whether what stands above an item matters. */
    public boolean needsFamily() {
        var columns = Stream.concat(compiled.columns().stream(), compiled.groups().stream());
        return columns.anyMatch(c -> isParent(c.field()))
                || compiled.query().terms().stream().anyMatch(t -> isParent(t.field().folded()));
    }

    private static boolean isParent(String field) {
        return field.equals("epic") || field.equals("parent");
    }

    /** What an item must be; parents are not known. */
    public Predicate<Item> test() {
        return new Matcher(compiled, flavour, Family.UNKNOWN);
    }

    /** From these items alone, in which parents are looked for, too. */
    public Answer answer(Collection<Item> items) {
        var byId = new LinkedHashMap<String, Item>();
        items.forEach(i -> byId.put(i.identity().id(), i));
        var family = Family.of(byId);
        return answer(items, family, family);
    }

    /**
     * @param family who stands above the items
     * @param shown those of them whose names may be told
     */
    public Answer answer(Collection<Item> items, Family family, Family shown) {
        return new Evaluator(compiled, flavour)
                .answer(items, family, shown, view.limit().orElse(View.MOST_ROWS));
    }
}
