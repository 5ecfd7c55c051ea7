package dev.ferry.render;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Raci.Duty;
import java.util.List;
import java.util.Optional;

/**
 * Who does what for one feature, as templates see it.
 *
 * @param others who else is responsible, and for what
 * @param consulted names
 * @param informed names
 * @param columns heads of the matrix
 */
record People(
        String team,
        String assignee,
        String accountable,
        Optional<String> productManager,
        List<Duties.Share> others,
        List<String> consulted,
        List<String> informed,
        List<String> columns,
        List<Duties.Line> matrix) {

    static People of(Plan.Item item, Catalog catalog) {
        var duties = new Duties(catalog, item);
        return new People(
                item.team().name(),
                item.assignee(),
                item.accountable(),
                item.feature().productManager(),
                duties.othersResponsible(),
                duties.names(Duty.CONSULTED),
                duties.names(Duty.INFORMED),
                duties.columns(),
                duties.matrix());
    }
}
