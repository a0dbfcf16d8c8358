package cn.fanzha.command.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people did in the last days, each deed at its moment and in the order of the moments. */
final class DemoPlay {

    private final DemoClock clock;
    private final Instant now;
    private final List<Deed> deeds = new ArrayList<>();

    private record Deed(Instant at, Runnable what) {}

    DemoPlay(DemoClock clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    /** The moment so many minutes ago. */
    Instant moment(int minutesAgo) {
        return now.minus(Duration.ofMinutes(minutesAgo));
    }

    /** Plans a deed; of two at one moment the first that was planned comes first. */
    void ago(int minutes, Runnable deed) {
        deeds.add(new Deed(moment(minutes), deed));
    }

    void run() {
        deeds.sort(Comparator.comparing(Deed::at));
        for (Deed deed : deeds) {
            clock.at(deed.at, () -> {
                deed.what.run();
                return true;
            });
        }
        deeds.clear();
    }
}
