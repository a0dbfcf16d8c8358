package cn.fanzha.command.platform.live;

/** Hears of each event where it is published; what it writes stands or falls with the event. */
public interface LiveTap {

    /** Called within the transaction of the change; what it throws breaks the change off. */
    void published(LiveEvent event);
}
