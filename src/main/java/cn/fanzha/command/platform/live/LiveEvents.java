package cn.fanzha.command.platform.live;

/** Where features say that something changed. */
public interface LiveEvents {

    /** Called within the change's transaction; open pages on every instance hear of it once that has committed. */
    void publish(LiveEvent event);
}
