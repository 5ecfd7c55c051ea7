package dev.ferry.store;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Scope;
import dev.ferry.glql.check.Test;
import dev.ferry.mirror.Audience;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query as a condition over the mirror's tables. What cannot be said in SQL is left out, so that
 * too many items pass and never too few.
 *
 * @param filters what one filter is in SQL; empty where it cannot be said
 */
record MirrorQuery(Compiled compiled, Function<Filter, Optional<Clause>> filters) {

    Clause where(Audience audience) {
        var test = of(compiled.test()).orElse(Clause.ALL.roughly());
        return Clause.all(scope(compiled.scope()), readers(audience), test);
    }

    private static Clause readers(Audience audience) {
        var open =
                audience.confidentialIn()
                        .map(p ->
                                Clause.of(
                                        "i.confidential = ? OR i.path = ? AND i.in_group = ?",
                                        false,
                                        p,
                                        false))
                        .orElse(Clause.of("i.confidential = ?", false));
        return audience.tracker()
                .map(t -> Clause.all(Clause.of("i.tracker = ?", t), open))
                .orElse(open);
    }

    private static Clause scope(Scope scope) {
        var path = scope.path().toLowerCase(Locale.ROOT);
        return switch (scope.kind()) {
            case PROJECT -> Clause.of("i.place = ? AND i.in_group = ?", path, false);
            case GROUP, NAMESPACE ->
                    scope.subgroups()
                            ? Clause.of(
                                    "i.place = ? OR i.place >= ? AND i.place < ?",
                                    path,
                                    path + "/",
                                    path + "0")
                            : Clause.of("i.around = ?", path);
            case EVERYTHING -> Clause.ALL;
        };
    }

    private Optional<Clause> of(Test test) {
        return switch (test) {
            case Filter filter -> filters.apply(filter);
            case Test.AllOf all -> Optional.of(allOf(all));
            case Test.AnyOf any -> anyOf(any);
            case Test.Not not -> of(not.part()).filter(Clause::exact).map(Clause::negated);
        };
    }

    private Clause allOf(Test.AllOf all) {
        var parts = all.parts().stream().map(this::of).toList();
        var said = Clause.all(said(parts));
        return parts.stream().allMatch(Optional::isPresent) ? said : said.roughly();
    }

    private Optional<Clause> anyOf(Test.AnyOf any) {
        var parts = any.parts().stream().map(this::of).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(Clause.any(said(parts)))
                : Optional.empty();
    }

    private static List<Clause> said(List<Optional<Clause>> parts) {
        return parts.stream().flatMap(Optional::stream).toList();
    }
}
