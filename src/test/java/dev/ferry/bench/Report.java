package dev.ferry.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures for people and for programs. */
record Report(PrintStream out) {

    private static final String LINE = "%-66s %12s %-25s %s%n";

    void print(String benchmark, List<Figure> figures) {
        out.printf(LINE, benchmark, "median", "range", "bar");
        for (var figure : figures) {
            out.printf(
                    LINE,
                    "  " + figure.what(),
                    number(figure.samples().median()) + " " + figure.unit(),
                    range(figure.samples()),
                    bar(figure));
        }
        out.flush();
    }

    void write(Path file, Map<String, List<Figure>> results) throws IOException {
        var mapper =
                JsonMapper.builder()
                        .addModule(new Jdk8Module())
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build();
        var document = new LinkedHashMap<String, Object>();
        document.put("machine", Machine.here());
        results.forEach((name, figures) -> document.put(name, rows(figures)));
        mapper.writeValue(file.toFile(), document);
        out.println("All of it: " + file);
    }

    private static List<Map<String, Object>> rows(List<Figure> figures) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var figure : figures) {
            var row = new LinkedHashMap<String, Object>();
            row.put("what", figure.what());
            row.put("unit", figure.unit());
            row.put("median", figure.samples().median());
            row.put("samples", figure.samples().values());
            figure.bar().ifPresent(bar -> row.put("bar", bar));
            row.put("holds", figure.holds());
            rows.add(row);
        }
        return rows;
    }

    private static String range(Samples samples) {
        return samples.values().size() == 1
                ? ""
                : number(samples.least()) + " – " + number(samples.most());
    }

    private static String bar(Figure figure) {
        return figure.bar()
                .map(b -> (b.atLeast() ? "≥ " : "< ") + number(b.value()))
                .map(text -> text + (figure.holds() ? "  holds" : "  MISSED"))
                .orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }
}
