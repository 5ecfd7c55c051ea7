package dev.ferry.inbox;

/** Which lane a delivery belongs to, as far as can be told without asking the tracker. */
public interface LaneOf {
    String lane(Delivery.Hint hint);
}
