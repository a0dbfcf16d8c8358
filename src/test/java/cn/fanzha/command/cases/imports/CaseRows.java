package cn.fanzha.command.cases.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/** A file of cases made while it is read: as long as is wanted, in no memory. The same rows each time. */
final class CaseRows extends InputStream {

    private static final String HEADER =
            "case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,solved_at,"
                    + "amount_involved,loss,victim_name,victim_id_no,victim_phone,region_code,tags\n";
    private static final int AT_ONCE = 500;

    private final int rows;
    private final List<String> units;
    private final IntConsumer before;
    private final StringBuilder text = new StringBuilder(HEADER);
    private byte[] made = new byte[0];
    private int from;
    private int next;

    /**
     * Of two units.
     *
     * @param before called with the number of rows made so far before more are made; may wait
     */
    CaseRows(int rows, List<String> units, IntConsumer before) {
        this.rows = rows;
        this.units = units;
        this.before = before;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (from == made.length && !make()) {
            return -1;
        }
        int count = Math.min(length, made.length - from);
        System.arraycopy(made, from, to, offset, count);
        from += count;
        return count;
    }

    private boolean make() {
        before.accept(next);
        int end = Math.min(rows, next + AT_ONCE);
        while (next < end) {
            row(next++);
        }
        made = text.toString().getBytes(StandardCharsets.UTF_8);
        from = 0;
        text.setLength(0);
        return made.length > 0;
    }

    private void row(int i) {
        String unit = units.get(i % 2);
        int month = i % 12 + 1;
        text.append('A').append(unit).append(2000 + i / 12 / 9999);
        padded(month, 10);
        padded(i / 12 % 9999 + 1, 1000)
                .append(',')
                .append(unit)
                .append(",ALARM_110,5")
                .append(i % 9);
        for (int day = 5; day <= 20; day += 5) {
            text.append(",2017-");
            padded(month, 10).append('-');
            padded(day, 10).append(" 08:30:");
            padded(i % 60, 10);
        }
        text.append(',').append(i).append(".10,").append(i).append(".05,王小").append((char) ('一' + i % 5_000));
        text.append(",410199195506274022,138");
        padded(i, 10_000_000)
                .append(",410103,")
                .append(i % 10 == 0 ? "涉老;跨境" : "")
                .append('\n');
    }

    private StringBuilder padded(int number, int highest) {
        for (int place = highest; place > 1 && number < place; place /= 10) {
            text.append('0');
        }
        return text.append(number);
    }
}
