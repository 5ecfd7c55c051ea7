package dev.ferry.story;

import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.Operation;
import dev.ferry.tracker.embedded.Weather;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A tracker with somebody on both sides of each of its calls, as {@link Weather} has one. */
final class Watched {

    private Watched() {}

    static Tracker of(Tracker tracker, Supplier<Weather.Witness> witness) {
        var numbers = new AtomicLong();
        return (Tracker)
                Proxy.newProxyInstance(
                        Tracker.class.getClassLoader(),
                        new Class<?>[] {Tracker.class},
                        (_, method, arguments) -> {
                            if (arguments == null || method.getName().equals("supports")) {
                                return invoke(tracker, method, arguments);
                            }
                            var call =
                                    new Weather.Call(
                                            operation(method),
                                            numbers.incrementAndGet(),
                                            method.getName());
                            witness.get().before(call);
                            var answer = invoke(tracker, method, arguments);
                            witness.get().after(call);
                            return answer;
                        });
    }

    private static Object invoke(Tracker tracker, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(tracker, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Operation operation(Method method) {
        return switch (method.getName()) {
            case "create" -> Operation.CREATE;
            case "edit" -> Operation.EDIT;
            case "comment" ->
                    method.getParameterCount() == 1 ? Operation.READ_COMMENT : Operation.COMMENT;
            case "editComment" -> Operation.EDIT_COMMENT;
            default -> Operation.ISSUE;
        };
    }
}
