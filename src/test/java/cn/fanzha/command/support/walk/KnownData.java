package cn.fanzha.command.support.walk;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.UndecryptableException;
import cn.fanzha.command.platform.crypto.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words that stand in the database: names of units and people, stories, tags, reasons. A page may show them in either
 * language; what it shows beside them is the interface's own.
 */
final class KnownData {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3,}");

    /** A word of the program, such as FILED or case.open, which a page must translate. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+|[a-z]+([.-][a-z]+)+");

    private final TreeSet<String> chinese = new TreeSet<>();
    private final Set<String> latin = new HashSet<>();

    KnownData(JdbcClient jdbc, PersonalDataCipher cipher) {
        // the clock may write a draft while somebody walks: its reason goes to the bank, in Chinese
        learn(ResourceBundle.getBundle("messages/freezes", Locale.ROOT).getString("freezes.reason-of-stop"));
        columns(jdbc, "text", "character varying")
                .forEach(column -> texts(jdbc, "select distinct " + column.name() + " from " + column.table()));
        columns(jdbc, "ARRAY")
                .forEach(column ->
                        texts(jdbc, "select distinct unnest(" + column.name() + ")::text from " + column.table()));
        columns(jdbc, "jsonb")
                .forEach(column -> texts(
                        jdbc,
                        "select distinct jsonb_path_query(" + column.name()
                                + ", '$.** ? (@.type() == \"string\")') #>> '{}' from " + column.table()));
        columns(jdbc, "bytea").forEach(column -> {
            plain(jdbc, cipher, ValueKind.NAME, column).forEach(this::learn);
            // half-typed forms and names of files; what they hold in other letters is no word
            plain(jdbc, cipher, ValueKind.SECRET, column).forEach(this::learnChinese);
        });
    }

    private record Column(String table, String name) {}

    private static List<Column> columns(JdbcClient jdbc, String... types) {
        return jdbc.sql("""
                        select c.table_name, c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in (:types)
                          and c.table_name !~ '^(flyway|spring_session|shedlock|event_publication)'
                          and has_column_privilege(format('%I.%I', c.table_schema, c.table_name), c.column_name, 'select')""")
                .param("types", List.of(types))
                .query((rs, n) -> new Column("\"" + rs.getString(1) + "\"", "\"" + rs.getString(2) + "\""))
                .list();
    }

    private void texts(JdbcClient jdbc, String distinct) {
        jdbc.sql("select v from (" + distinct + ") t(v) where v ~ '[\\u4e00-\\u9fff]|[A-Za-z]{3}' and length(v) < 5000")
                .query((rs, n) -> rs.getString(1))
                .list()
                .forEach(this::learn);
    }

    private static List<String> plain(JdbcClient jdbc, PersonalDataCipher cipher, ValueKind kind, Column column) {
        try {
            return jdbc.sql("select " + column.name() + " from " + column.table() + " where " + column.name()
                            + " is not null limit 20000")
                    .query((rs, n) -> cipher.decrypt(kind, rs.getBytes(1)))
                    .list();
        } catch (UndecryptableException anotherKind) {
            // a column of numbers, or no ciphertext at all: it holds no words
            return List.of();
        }
    }

    private void learn(String text) {
        if (CODE.matcher(text).matches()) {
            return;
        }
        learnChinese(text);
        Matcher latinWords = LATIN.matcher(text);
        while (latinWords.find()) {
            latin.add(latinWords.group());
        }
    }

    private void learnChinese(String text) {
        Matcher words = CHINESE.matcher(text);
        while (words.find()) {
            chinese.add(words.group());
        }
    }

    /** A run of Chinese characters is data: whole, masked behind its first character, or cut off at its end. */
    boolean isChinese(String run, boolean masked, boolean cut) {
        if (chinese.contains(run)) {
            return true;
        }
        String longer = chinese.ceiling(run);
        return (cut || masked && run.length() == 1) && longer != null && longer.startsWith(run);
    }

    boolean isLatin(String word) {
        return latin.contains(word);
    }
}
