package dev.ferry.glql.check;

import dev.ferry.glql.lang.Condition;
import dev.ferry.glql.lang.Condition.All;
import dev.ferry.glql.lang.Condition.Any;
import dev.ferry.glql.lang.Condition.Not;
import dev.ferry.glql.lang.Condition.Term;
import dev.ferry.glql.lang.Function;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Sigil;
import dev.ferry.glql.lang.Span;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.lang.Value.Call;
import dev.ferry.glql.lang.Value.DateText;
import dev.ferry.glql.lang.Value.Day;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.lang.Value.Name;
import dev.ferry.glql.lang.Value.Relative;
import dev.ferry.glql.schema.Dates;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Turns what depends on the day or the reader into plain values: dates, {@code currentUser()}. */
final class Resolver {

    /** The range of years in GitLab's calendar; beyond it, its compiler falls over. */
    private static final int LAST_YEAR = 262_142;

    private final Script script;
    private final Context context;

    Resolver(Script script, Context context) {
        this.script = script;
        this.context = context;
    }

    Condition resolve(Condition condition) {
        return switch (condition) {
            case Term t -> new Term(t.span(), t.field(), t.operator(), resolve(t.value()));
            case All all -> new All(all.parts().stream().map(this::resolve).toList());
            case Any any -> new Any(any.parts().stream().map(this::resolve).toList());
            case Not not -> new Not(resolve(not.part()));
        };
    }

    private Value resolve(Value value) {
        return switch (value) {
            case DateText date -> day(date);
            case Relative relative -> day(relative);
            case Call call -> result(call);
            case Many many ->
                    new Many(many.span(), many.values().stream().map(this::resolve).toList());
            default -> value;
        };
    }

    private Day day(DateText date) {
        return Dates.parse(date.text())
                .map(d -> new Day(date.span(), date.text(), d))
                .orElseThrow(() ->
                        script.error(
                                date.span(),
                                "Invalid date format '%s'. Expected format: yyyy-mm-dd"
                                        .formatted(date.text())));
    }

    private Day day(Relative relative) {
        var unit =
                switch (relative.unit()) {
                    case 'd' -> ChronoUnit.DAYS;
                    case 'w' -> ChronoUnit.WEEKS;
                    case 'm' -> ChronoUnit.MONTHS;
                    default -> ChronoUnit.YEARS;
                };
        return day(relative.span(), relative.amount(), unit);
    }

    private Day day(Span span, long amount, ChronoUnit unit) {
        try {
            var date = context.today().plus(amount, unit);
            if (Math.abs(date.getYear()) <= LAST_YEAR) {
                return new Day(span, date.toString(), date);
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below.
        }
        throw script.error(span, "That date is out of range.")
                .withHint("Dates reach from the year -%1$d to %1$d.".formatted(LAST_YEAR));
    }

    private Value result(Call call) {
        var function = call.function();
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "currentuser" -> currentUser(call);
            case "today" -> {
                requireArguments(call, 0);
                yield day(call.span(), 0, ChronoUnit.DAYS);
            }
            case "startofday" -> startOfDay(call);
            default -> throw unrecognized(call.span(), function);
        };
    }

    private GlqlException unrecognized(Span span, Function function) {
        return script.error(span, "Unrecognized function: " + function.shown())
                .withHint("Values can be currentUser() and today().");
    }

    private Name currentUser(Call call) {
        requireArguments(call, 0);
        return context.username()
                .filter(u -> !u.isEmpty())
                .map(u -> new Name(call.span(), Sigil.USER, u))
                .orElseThrow(() ->
                        script.error(
                                        call.span(),
                                        "currentUser() requires an authenticated user. No username"
                                                + " was provided in the query context.")
                                .withHint(
                                        "An answer that stands in an issue is the same for all who"
                                                + " read it: name the person, as in @ana. In the"
                                                + " terminal, --as says who you are."));
    }

    private Day startOfDay(Call call) {
        requireArguments(call, 1);
        var argument = call.function().arguments().getFirst();
        if (!argument.matches("[+-]?\\d{1,9}")) {
            throw script.error(call.span(), "startOfDay() takes a number of days: \"-1\".");
        }
        return day(call.span(), Long.parseLong(argument), ChronoUnit.DAYS);
    }

    private void requireArguments(Call call, int count) {
        if (call.function().inner().size() != count) {
            throw script.error(call.span(), call.function().wrongCount(count));
        }
    }
}
