package dev.ferry.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code bench/run [NAME…]}: measures, prints a table and writes {@code target/bench.json}. */
public final class Bench {

    /** In the order in which they run. */
    private static final List<Benchmark> ALL =
            List.of(
                    new WebhookBench(),
                    new StartBench(),
                    new MigrationBench(),
                    new LanguageBench(),
                    new ViewBench(),
                    new PageBench(),
                    new AssignmentBench());

    private Bench() {}

    public static void main(String[] names) throws Exception {
        var wanted = wanted(Set.of(names));
        var workshop = new Workshop(Path.of(System.getProperty("ferry.home", "")).toAbsolutePath());
        var results = new LinkedHashMap<String, List<Figure>>();
        var out = System.out;
        out.println(Machine.here().sentence());
        var report = new Report(out);
        for (var benchmark : wanted) {
            System.err.println("measuring " + benchmark.name() + " ...");
            try {
                var figures = benchmark.run(workshop);
                results.put(benchmark.name(), figures);
                report.print(benchmark.name(), figures);
            } catch (Missing missing) {
                System.err.println(benchmark.name() + " was not measured: " + missing.getMessage());
            }
        }
        report.write(workshop.target().resolve("bench.json"), results);
        System.exit(allBarsHold(results) ? 0 : 1);
    }

    private static List<Benchmark> wanted(Set<String> names) {
        var unknown = new TreeSet<>(names);
        ALL.forEach(benchmark -> unknown.remove(benchmark.name()));
        if (!unknown.isEmpty()) {
            System.err.println("There is no benchmark " + unknown + ". There are: " + known());
            System.exit(2);
        }
        return ALL.stream().filter(b -> names.isEmpty() || names.contains(b.name())).toList();
    }

    private static List<String> known() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    private static boolean allBarsHold(Map<String, List<Figure>> results) {
        return results.values().stream().flatMap(List::stream).allMatch(Figure::holds);
    }
}
