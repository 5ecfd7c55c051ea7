package dev.ferry.registry;

import dev.ferry.registry.Finding.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the dates of one model on one surface can all be true. */
record DateLint(Model model, Offer offer, LocalDate today) {

    List<Finding> findings() {
        var messages = new ArrayList<String>();
        state().ifPresent(messages::add);
        announcement().ifPresent(messages::add);
        release().ifPresent(messages::add);
        history().ifPresent(messages::add);
        return messages.stream()
                .map(m -> new Finding(Rule.DATES, model.id(), offer.surface(), m))
                .toList();
    }

    private Optional<LocalDate> end() {
        return offer.retires().filter(r -> r.certainty() == Certainty.FIRM).map(Retirement::date);
    }

    private Optional<String> state() {
        boolean retired = offer.lifecycle() == Offer.Lifecycle.RETIRED;
        return end().flatMap(d -> {
            if (retired && d.isAfter(today)) {
                return Optional.of("it is retired, and retires on " + d);
            }
            return !retired && d.isBefore(today)
                    ? Optional.of(
                            "it should be off since %s and is %s here; ask the provider which is true"
                                    .formatted(
                                            d,
                                            offer.lifecycle()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT)))
                    : Optional.<String>empty();
        });
    }

    private Optional<String> announcement() {
        return offer.deprecated()
                .filter(d -> end().filter(d::isAfter).isPresent())
                .map(d -> "its end was announced on " + d + ", after it");
    }

    private Optional<String> release() {
        return model.released()
                .filter(d -> end().filter(d::isAfter).isPresent())
                .map(d -> "it was released on " + d + ", after its end");
    }

    /** The newest statement has to be what is said now, unless something newer was read since. */
    private Optional<String> history() {
        var days = offer.history().stream().map(Offer.Observation::observed).toList();
        if (!days.equals(days.stream().sorted().toList())) {
            return Optional.of("its history is not in the order of its days");
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        var last = offer.history().getLast();
        boolean newer =
                offer.evidence().stream().anyMatch(e -> e.observed().isAfter(last.observed()));
        return newer || date(last.retires()).equals(date(offer.retires()))
                ? Optional.empty()
                : Optional.of(
                        "its history ends with %s (seen %s), and retires says %s"
                                .formatted(
                                        text(last.retires()),
                                        last.observed(),
                                        text(offer.retires())));
    }

    private static Optional<LocalDate> date(Optional<Retirement> retirement) {
        return retirement.map(Retirement::date);
    }

    private static String text(Optional<Retirement> retirement) {
        return date(retirement).map(LocalDate::toString).orElse("no date");
    }
}
