package dev.ferry.command;

/**
 * One verb. To add one: write the class, and its line in {@link Commands}. Help, argument checks
 * and permission come from {@link #usage()}; the reply is returned, and one caller posts it.
 */
public interface Command {

    Usage usage();

    /**
     * What this command changes, decided on what is known now; pure, and stored before anything
     * happens.
     */
    Verdict decide(Invocation call, Scene scene);

    /**
     * The answer, after the tracker has been brought to what was decided. Never called for a
     * refusal.
     */
    String reply(Invocation call, Scene scene);
}
