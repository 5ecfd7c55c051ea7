package dev.ferry.flag.file;

import dev.ferry.flag.Rollout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The weights of a {@code fractional} rule, a bucketing expression before them left aside. */
record Split(List<String> names, List<BigDecimal> weights) {

    static Optional<Split> of(Node targeting) {
        if (!(targeting instanceof MappingNode m)
                || m.getValue().size() != 1
                || !(rule(targeting).orElse(null) instanceof SequenceNode parts)) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        var weights = new ArrayList<BigDecimal>();
        for (var part : parts.getValue()) {
            if (part instanceof SequenceNode pair && !pair.getValue().isEmpty()) {
                names.add(FlagDocument.scalar(pair.getValue().getFirst()));
                weights.add(
                        pair.getValue().size() > 1
                                ? number(pair.getValue().get(1))
                                : BigDecimal.ONE);
            }
        }
        return names.isEmpty() || weights.stream().anyMatch(w -> w.signum() < 0)
                ? Optional.empty()
                : Optional.of(new Split(names, weights));
    }

    /** Where the names and weights stand, if they do. */
    static Optional<Node> rule(Node targeting) {
        return FlagDocument.child(targeting, "fractional");
    }

    private static BigDecimal number(Node node) {
        try {
            return new BigDecimal(FlagDocument.scalar(node));
        } catch (NumberFormatException e) {
            return BigDecimal.ONE.negate();
        }
    }

    Rollout rollout(String on) {
        var total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mine = BigDecimal.ZERO;
        for (int i = 0; i < names.size(); i++) {
            mine = names.get(i).equals(on) ? mine.add(weights.get(i)) : mine;
        }
        if (total.signum() == 0) {
            return new Rollout.Unknown("its weights add up to nothing");
        }
        var percent =
                mine.movePointRight(2)
                        .divide(total, FlagDocument.FINEST, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return Rollout.of(percent.scale() < 0 ? percent.setScale(0) : percent, "targetingKey", "");
    }
}
