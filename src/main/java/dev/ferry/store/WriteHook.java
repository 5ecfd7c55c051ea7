package dev.ferry.store;

/**
 * Told of every durable write by its name. A test that enumerates crashes throws an {@link Error}
 * from here: before the write nothing of it is in the database, after it everything.
 */
public interface WriteHook {

    void before(String write);

    void after(String write);

    WriteHook NONE =
            new WriteHook() {
                @Override
                public void before(String write) {}

                @Override
                public void after(String write) {}
            };
}
