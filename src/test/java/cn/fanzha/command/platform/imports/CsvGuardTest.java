package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvGuardTest {

    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required("no", "编号"),
            ImportColumn.required("name", "名称"),
            ImportColumn.optional("note", "备注"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`no,name|1,\"x|`                   | unclosed-quote   | 2 | name",
                "`no,name|1,a|2,x\"y|`              | broken-quoting   | 3 | name",
                "`no,name|\"1\"x,a|`                | broken-quoting   | 2 | no",
                "`no,name|1,\"a\" |2,b|`            | broken-quoting   | 2 | name",
                "`no,name|1,\"a||b\"|2|`            | row-cut-off      | 5 | name",
                "`no,name|1,a|2`                    | row-cut-off      | 3 | name",
                "`no,name|1,a,b|`                   | row-too-long     | 2 | 3",
                "`no,name,size|1,a,b|`              | unknown-column   | 1 | size",
                "`no,name,no|1,a,b|`                | repeated-column  | 1 | no",
                "`no,note|1,a|`                     | missing-column   | 1 | name",
                "`1,2|3,4|`                         | no-header        | 1 | no",
                "``                                 | no-header        | 1 | no",
                "`|||`                              | no-header        | 1 | no",
                "`no,\"name|1,2|`                   | unclosed-quote   | 1 | 2",
            })
    void eachStructureFaultIsNamedWithItsPlace(String file, String code, long line, String column) {
        StructureFault fault = fault(file.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        assertThat(List.of(fault.code(), fault.line(), fault.column())).isEqualTo(List.of(code, line, column));
    }

    @Test
    void aByteThatIsNotUtf8IsNamedWithItsPlace() {
        StructureFault fault = fault("no,name\n1,a\n2,张三\n".getBytes(Charset.forName("GBK")));
        assertThat(fault.code()).isEqualTo("not-utf-8");
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo("name");
    }

    @Test
    void aCharacterCutOffAtTheEndIsNotUtf8() {
        byte[] whole = "no,name\n1,张".getBytes(StandardCharsets.UTF_8);
        StructureFault fault = fault(java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(fault.code()).isEqualTo("not-utf-8");
    }

    @Test
    void aQuoteThatSwallowsTheFileIsFoundBeforeItFillsTheMemory() {
        StructureFault fault = fault(("no,name\n1,\"" + "x\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(fault.code()).isEqualTo("field-too-long");
        assertThat(fault.line()).isEqualTo(2);
    }

    @Test
    void columnsComeInAnyOrderInBothLanguagesWithOrWithoutByteOrderMark() {
        assertThat(rows("\uFEFF备注,编号,name\r\n\"a \"\"b\"\", c\",7,张三\r\n")).containsExactly("2:7:张三:a \"b\", c");
        assertThat(rows("no,NAME\n\n1,a\n\n\n2,b")).containsExactly("3:1:a:null", "6:2:b:null");
    }

    @Test
    void linesAreCountedThroughQuotedLineBreaks() {
        assertThat(rows("no,name\n1,\"a\nb\r\nc\"\n2,d\n")).containsExactly("2:1:a\nb\r\nc:null", "5:2:d:null");
    }

    @Test
    void aBodyOverTheLimitIsStopped() {
        byte[] body = ("no,name\n" + "1,a\n".repeat(100)).getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(FileTooLargeException.class, () -> read(body, 100)))
                .isNotNull();
    }

    private static StructureFault fault(byte[] body) {
        StructureFault fault = catchThrowableOfType(StructureFault.class, () -> read(body, Long.MAX_VALUE));
        assertThat(fault).isNotNull();
        return fault;
    }

    private static List<String> rows(String file) {
        try {
            return read(file.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One byte at a time, as a slow network brings it. */
    private static List<String> read(byte[] body, long limit) throws IOException {
        InputStream drop = new ByteArrayInputStream(body) {
            @Override
            public int read(byte[] to, int offset, int length) {
                return super.read(to, offset, body.length > 10_000 ? length : Math.min(1, length));
            }
        };
        List<String> seen = new ArrayList<>();
        try (CsvRows rows = new CsvRows(drop, limit, COLUMNS)) {
            ImportRow row = new ImportRow(rows.header(), Instant.EPOCH);
            while (rows.next(row)) {
                @Nullable String note = row.text("note");
                seen.add(row.line() + ":" + row.text("no") + ":" + row.text("name") + ":" + note);
            }
        }
        return seen;
    }
}
