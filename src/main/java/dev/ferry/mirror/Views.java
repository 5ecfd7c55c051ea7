package dev.ferry.mirror;

import dev.ferry.glql.Question;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Answer;
import dev.ferry.glql.eval.Family;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.view.View;
import dev.ferry.render.ViewText;
import java.util.List;
import java.util.Map;

/** Answers views from the mirror. */
public record Views(Mirror mirror) {

    /**
     * @param isMistake what is wrong with the block stands in place of the rows
     */
    public record Written(String markdown, boolean isMistake) {}

    public Written written(
            String block,
            Dialect dialect,
            Context page,
            Flavour flavour,
            Audience audience,
            int budget) {
        try {
            var question = Question.block(block, dialect, page, flavour);
            return new Written(ViewText.of(question, answer(question, audience), budget), false);
        } catch (GlqlException e) {
            return new Written(ViewText.error(e), true);
        }
    }

    /** Throws {@link GlqlException} where a query asks what is not known of any item. */
    public Answer answer(Question question, Audience audience) {
        int limit = question.view().limit().orElse(View.MOST_ROWS);
        // Refused before the database is asked.
        question.answer(List.of());
        var found = mirror.find(question.compiled(), question.flavour(), audience, limit);
        var seen = found.items().stream().filter(audience::maySee).toList();
        var above = question.needsFamily() ? mirror.above(seen) : Map.<String, Item>of();
        var family = Family.of(above);
        var answer = question.answer(seen, family, id -> family.find(id).filter(audience::maySee));
        return found.total().isPresent()
                ? new Answer(answer.columns(), answer.rows(), found.total().getAsLong())
                : answer;
    }
}
