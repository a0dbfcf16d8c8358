package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.BinEntry.Key;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of card prefixes as its page shows it. */
@Component
public class BinList {

    private final JdbcClient jdbc;

    BinList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A bank of the table; one code may have two names. */
    public record Bank(String code, String name, @Nullable UUID institution) {}

    /** A row with the institution that its cards lead to. */
    public record Row(BinEntry entry, @Nullable UUID institution) {
        public Key key() {
            return entry.key();
        }
    }

    /** A page of the table, and the key behind which the next begins. */
    public record Page(List<Row> rows, @Nullable String next) {}

    /** What somebody changed, with the reason. */
    public record Change(
            Instant at,
            String by,
            BinAction action,
            String bin,
            @Nullable String before,
            @Nullable String after,
            String reason) {}

    /**
     * Rows in the order of their prefixes.
     *
     * @param words digits: prefixes that begin so, and of a whole card number those that fit it, the winner first; else
     *     part of a bank's name or its code
     */
    public Page page(@Nullable String words, @Nullable Key after, int size) {
        String text = words == null ? "" : Text.halfWidth(words).replaceAll("[\\s-]", "");
        if (isCard(text)) {
            return new Page(fitting(text), null);
        }
        boolean digits = text.matches("[0-9]+");
        List<Row> rows = jdbc.sql("""
                        select p.bin, p.card_length, p.bank_code, p.bank_name, p.card_type, b.institution_id
                        from bank_bin p join bank b on b.bank_code = p.bank_code and b.bank_name = p.bank_name
                        where (:bin = '' or p.bin like :bin || '%')
                          and (:name = '' or position(:name in p.bank_name) > 0 or p.bank_code = upper(:name))
                          and (p.bin, p.card_length, p.bank_code) > (:afterBin, :afterLength, :afterBank)
                        order by p.bin, p.card_length, p.bank_code limit :size""")
                .param("bin", digits ? text : "")
                .param("name", digits ? "" : text)
                .param("afterBin", after == null ? "" : after.bin())
                .param("afterLength", after == null ? 0 : after.cardLength())
                .param("afterBank", after == null ? "" : after.bankCode())
                .param("size", size + 1)
                .query(BinList::row)
                .list();
        return rows.size() <= size
                ? new Page(rows, null)
                : new Page(
                        List.copyOf(rows.subList(0, size)),
                        rows.get(size - 1).key().text());
    }

    /** The row, for its form; null where it is gone. */
    public @Nullable BinEntry find(Key key) {
        return jdbc.sql("select * from bank_bin where bin = ? and card_length = ? and bank_code = ?")
                .params(key.bin(), key.cardLength(), key.bankCode())
                .query(BinList::entry)
                .optional()
                .orElse(null);
    }

    /** All banks by code. */
    public List<Bank> banks() {
        return jdbc.sql("select bank_code, bank_name, institution_id from bank order by bank_code, bank_name")
                .query((rs, n) ->
                        new Bank(rs.getString(1), rs.getString(2), rs.getObject("institution_id", UUID.class)))
                .list();
    }

    /** The latest changes first. */
    public List<Change> changes(int atMost) {
        return jdbc.sql("select * from bank_bin_change order by at desc, id desc limit ?")
                .param(atMost)
                .query((rs, n) -> new Change(
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("actor_name"),
                        BinAction.valueOf(rs.getString("action")),
                        rs.getString("bin"),
                        rs.getString("before"),
                        rs.getString("after"),
                        rs.getString("reason")))
                .list();
    }

    private List<Row> fitting(String card) {
        return jdbc.sql("""
                        select p.bin, p.card_length, p.bank_code, p.bank_name, p.card_type, b.institution_id
                        from bank_bin p join bank b on b.bank_code = p.bank_code and b.bank_name = p.bank_name
                        where p.bin = any(:prefixes)
                        order by length(p.bin) desc, p.card_length = :length desc, p.bank_code""")
                .param(
                        "prefixes",
                        IntStream.rangeClosed(3, 10)
                                .mapToObj(n -> card.substring(0, n))
                                .toArray(String[]::new))
                .param("length", card.length())
                .query(BinList::row)
                .list();
    }

    private static boolean isCard(String text) {
        try {
            BankCard.of(text);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(entry(rs, n), rs.getObject("institution_id", UUID.class));
    }

    static BinEntry entry(ResultSet rs, int n) throws SQLException {
        return new BinEntry(
                rs.getString("bin"),
                rs.getInt("card_length"),
                rs.getString("bank_code"),
                rs.getString("bank_name"),
                CardType.valueOf(rs.getString("card_type")));
    }
}
