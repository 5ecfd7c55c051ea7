package dev.ferry.migration;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrix: who is Responsible, Accountable, Consulted and Informed for each task of a migration.
 */
public record Raci(List<Row> rows) {

    public enum Duty {
        RESPONSIBLE,
        ACCOUNTABLE,
        CONSULTED,
        INFORMED;

        public char letter() {
            return name().charAt(0);
        }
    }

    /** One task. A column may hold two duties ("R/A"). */
    public record Row(String id, String task, Map<Team.Part, Set<Duty>> duties) {

        public Row {
            duties = Map.copyOf(duties);
        }

        /** {@code R/A}, {@code C}, or an empty text. */
        public String cell(Team.Part part) {
            return String.join(
                    "/",
                    duties.getOrDefault(part, Set.of()).stream()
                            .sorted()
                            .map(d -> String.valueOf(d.letter()))
                            .toList());
        }
    }

    public Raci {
        rows = List.copyOf(rows);
    }
}
