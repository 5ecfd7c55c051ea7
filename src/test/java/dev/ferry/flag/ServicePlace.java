package dev.ferry.flag;

import java.util.List;

/** A place that is a fake service. */
public abstract class ServicePlace implements FlagSourceContract.Place {

    private final FakeService service;
    private final FlagSource source;

    protected ServicePlace(FakeService service, FlagSource source) {
        this.service = service;
        this.source = source;
    }

    @Override
    public FlagSource source() {
        return source;
    }

    @Override
    public void beforeNextWrite(Runnable what) {
        service.beforeNextWrite(what);
    }

    @Override
    public void broken(boolean broken) {
        service.fails(broken ? 503 : 0);
    }

    @Override
    public List<String> requests() {
        return service.calls();
    }

    @Override
    public void close() {
        service.close();
    }
}
