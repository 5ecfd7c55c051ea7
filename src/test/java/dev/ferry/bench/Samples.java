package dev.ferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The same thing measured several times, in the order of the rounds. */
record Samples(List<Double> values) {

    Samples {
        values = List.copyOf(values);
    }

    static Samples of(double once) {
        return new Samples(List.of(once));
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(v -> v).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(v -> v).max().orElseThrow();
    }

    /** Round by round, so that what slowed down a whole round cancels out. */
    Samples per(Samples other) {
        return with(other, (a, b) -> a / b);
    }

    private Samples with(Samples other, DoubleBinaryOperator operator) {
        var results = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i++) {
            results.add(operator.applyAsDouble(values.get(i), other.values.get(i)));
        }
        return new Samples(results);
    }
}
