package cn.fanzha.command.volume;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Numbers within unit and month in the order of the rows, and what the counters stand at behind them. */
final class VolumeSerials {

    private final char letter;
    private final short[] serials;
    private final Map<String, Integer> last = new TreeMap<>();

    /** Where and when a number was drawn. */
    record Place(String unitCode, Instant at) {

        String month() {
            return ChinaTime.month(at).toString();
        }
    }

    /** {@code place} answers null for rows that have no number. */
    VolumeSerials(char letter, int rows, IntFunction<@Nullable Place> place) {
        this.letter = letter;
        this.serials = new short[rows];
        for (int i = 0; i < rows; i++) {
            Place found = place.apply(i);
            if (found != null) {
                int drawn = last.merge(found.unitCode() + " " + found.month(), 1, Integer::sum);
                if (drawn > 9_999) {
                    throw new IllegalArgumentException("at this scale a unit has more than 9,999 numbers a month");
                }
                serials[i] = (short) drawn;
            }
        }
    }

    String number(int row, Place place) {
        return letter + place.unitCode() + place.month().replace("-", "") + VolumePeople.digits(4, serials[row]);
    }

    /** Rows of the counters' table. */
    void counters(CopyRow rows) {
        last.forEach((key, value) -> {
            String[] parts = key.split(" ");
            rows.text(String.valueOf(letter))
                    .text(parts[0])
                    .text(parts[1])
                    .number(value)
                    .end();
        });
    }
}
