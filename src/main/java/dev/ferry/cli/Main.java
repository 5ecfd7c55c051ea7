package dev.ferry.cli;

import java.io.PrintWriter;

/**
 * {@code ./ferry}. Names nothing of picocli: the JDK would load it to verify this class, and the
 * bot starts without it ({@link PlainServe}).
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var surroundings = Surroundings.ofThisProcess();
        var serving = PlainServe.read(args, surroundings);
        System.exit(serving.isPresent() ? serve(serving.get()) : Program.run(args, surroundings));
    }

    private static int serve(Serving serving) {
        try {
            return serving.untilStopped(new PrintWriter(System.out, true));
        } catch (Exception e) {
            return tell(e, new PrintWriter(System.err, true), serving.surroundings());
        }
    }

    static int tell(Exception failure, PrintWriter err, Surroundings surroundings) {
        if (failure instanceof Stop stop) {
            err.println(stop.getMessage());
            return stop.exit();
        }
        err.println("ferry: " + failure);
        if (surroundings.environment().containsKey("FERRY_TRACE")) {
            failure.printStackTrace(err);
        } else {
            err.println("FERRY_TRACE=1 shows where.");
        }
        return Exit.OUTSIDE;
    }
}
