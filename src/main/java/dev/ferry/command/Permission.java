package dev.ferry.command;

/** Who may give a command. Judged by the caller, at the moment of the command. */
public enum Permission {
    /** The AI framework team: starts, changes the scope of and cancels a migration. */
    INITIATE("the AI framework team"),
    /** Those who own the feature's part of it, and the AI framework team. */
    DRIVE("the feature's Responsible or Accountable, and the AI framework team"),
    /** Anyone who can see the issue. */
    READ("anyone who can see the issue");

    private final String who;

    Permission(String who) {
        this.who = who;
    }

    /** In words, for help and refusals: {@code the AI framework team}. */
    public String who() {
        return who;
    }
}
