package dev.ferry.glql.schema;

import static dev.ferry.glql.lang.Operator.AT_LEAST;
import static dev.ferry.glql.lang.Operator.AT_MOST;
import static dev.ferry.glql.lang.Operator.EQUALS;
import static dev.ferry.glql.lang.Operator.GREATER;
import static dev.ferry.glql.lang.Operator.IN;
import static dev.ferry.glql.lang.Operator.LESS;
import static dev.ferry.glql.lang.Operator.NOT_EQUALS;
import static dev.ferry.glql.schema.Accepts.a;
import static dev.ferry.glql.schema.ArgumentNames.named;
import static dev.ferry.glql.schema.IssueSources.equal;
import static dev.ferry.glql.schema.Kind.DATE;
import static dev.ferry.glql.schema.Kind.ENUM;
import static dev.ferry.glql.schema.Kind.LIST;
import static dev.ferry.glql.schema.Kind.NULLABLE;
import static dev.ferry.glql.schema.Kind.NUMBER;
import static dev.ferry.glql.schema.Kind.STRING;
import static dev.ferry.glql.schema.Kind.STRING_ENUM;
import static dev.ferry.glql.schema.Kind.USERNAME;

import dev.ferry.glql.lang.Operator;
import java.util.Arrays;

/** What Ferry knows about an issue and its tracker does not; only in our own blocks. */
final class OwnFields {

    private static final Operator[] COMPARISONS = {
        EQUALS, NOT_EQUALS, GREATER, AT_LEAST, LESS, AT_MOST
    };

    private static final String[] PHASES = {
        "planned",
        "evaluating",
        "implementing",
        "testing",
        "rolling out",
        "rolled back",
        "blocked",
        "complete",
        "unclear"
    };

    private static final String[] HEALTHS = {
        "on track", "needs attention", "at risk", "late", "complete", "cancelled"
    };

    private OwnFields() {}

    static Source addTo(SourceBuilder source) {
        for (var text : new String[] {"feature", "flag", "old", "new", "provider"}) {
            source.filter(text, named(text), equal(STRING), many().of(STRING), equal(NULLABLE));
        }
        for (var day : new String[] {"eta", "cutoff"}) {
            source.filter(day, named(day), a(DATE, COMPARISONS), equal(NULLABLE));
        }
        for (var number : new String[] {"rollout", "daysLeft"}) {
            source.filter(
                    number,
                    named(number),
                    a(NUMBER, COMPARISONS),
                    many().of(NUMBER),
                    equal(NULLABLE));
        }
        return words(words(source, "phase", PHASES), "health", HEALTHS)
                .filter(
                        "dri",
                        named("dri"),
                        equal(STRING),
                        equal(USERNAME),
                        many().of(STRING, USERNAME),
                        equal(NULLABLE))
                .moreColumns(
                        "feature, dri, eta, phase, flag, rollout, old, new, cutoff, provider,"
                                + " daysLeft")
                .sorts(
                        "feature",
                        "",
                        "dri",
                        "",
                        "eta",
                        "",
                        "phase",
                        "",
                        "flag",
                        "",
                        "rollout",
                        "",
                        "old",
                        "",
                        "new",
                        "",
                        "cutoff",
                        "",
                        "provider",
                        "",
                        "daysLeft",
                        "")
                .build();
    }

    private static Accepts many() {
        return a(LIST, IN, NOT_EQUALS);
    }

    private static SourceBuilder words(SourceBuilder source, String field, String... words) {
        var bare = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            bare[i] = words[i].replace(' ', '_');
        }
        return source.filter(
                field,
                named(field),
                equal(STRING_ENUM).of(words),
                equal(ENUM).of(bare),
                many().of(STRING_ENUM, ENUM).of(join(words, bare)),
                equal(NULLABLE));
    }

    private static String[] join(String[] a, String[] b) {
        var all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
