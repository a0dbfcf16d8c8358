package cn.fanzha.command.demo;

import cn.fanzha.command.cases.Exhibits;
import cn.fanzha.command.cases.ListViews;
import cn.fanzha.command.documents.Documents;
import cn.fanzha.command.shared.CaseNumber;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people keep beside the cases of the last days: files of evidence, documents that were made, views of the list. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoFiles {

    private static final int CASES = 4;
    private static final int SIDE = 120;

    private final JdbcClient jdbc;
    private final DemoPeople people;
    private final Exhibits exhibits;
    private final Documents documents;
    private final ListViews views;

    DemoFiles(JdbcClient jdbc, DemoPeople people, Exhibits exhibits, Documents documents, ListViews views) {
        this.jdbc = jdbc;
        this.people = people;
        this.exhibits = exhibits;
        this.documents = documents;
        this.views = views;
    }

    private record Held(CaseNumber number, String officer) {}

    void plan(DemoPlay play) {
        play.ago(12, this::keep);
        play.ago(11, () -> {
            views.save("未受案", "state=REPORTED&sort=reported", false, people.of("officer"));
            views.save("我的案件", "mine=1", false, people.of("officer"));
            views.save("五十万元以上", "amountFrom=500000", false, people.of("analyst"));
            views.save("受案待立案", "state=ACCEPTED&sort=reported", true, people.of("supervisor"));
        });
    }

    /** The newest cases that an officer has in hand. */
    private void keep() {
        List<Held> held = jdbc.sql("""
                        select c.case_no, a.username from case_file c join account a on a.id = c.handler_id
                        where c.state in ('ACCEPTED', 'FILED') and c.by_person and not c.restricted
                          and a.unit_id = c.unit_id and 'OFFICER' = any(a.roles)
                        order by c.reported_at desc, c.id limit ?""")
                .param(CASES)
                .query((rs, n) -> new Held(CaseNumber.of(rs.getString("case_no")), rs.getString("username")))
                .list();
        for (int n = 0; n < held.size(); n++) {
            Held one = held.get(n);
            exhibits.add(one.number, "转账凭证.pdf", pdf(one.number), "受害人提供的转账凭证（演示）", people.of(one.officer));
            if (n % 2 == 0) {
                exhibits.add(one.number, "聊天截图.png", png(n), "与骗子的聊天截图（演示）", people.of(one.officer));
            }
            documents.makeMasked("ACCEPTANCE_RECEIPT", one.number.value(), people.of(one.officer));
        }
    }

    /** A page with one line. */
    private static byte[] pdf(CaseNumber number) {
        String text = "BT /F1 14 Tf 40 100 Td (Made-up receipt, case " + number + ") Tj ET";
        String body = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R"
                + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                + "4 0 obj<</Length " + text.length() + ">>stream\n" + text + "\nendstream endobj\n"
                + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF\n";
        return body.getBytes(StandardCharsets.US_ASCII);
    }

    /** Stripes of grey. */
    private static byte[] png(int shade) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream size = new DataOutputStream(head);
            size.writeInt(SIDE);
            size.writeInt(SIDE);
            size.write(new byte[] {8, 0, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed)) {
                for (int y = 0; y < SIDE; y++) {
                    byte[] line = new byte[SIDE + 1];
                    java.util.Arrays.fill(line, 1, line.length, (byte) (y / 20 % 2 == 0 ? 235 : 160 + shade));
                    pixels.write(line);
                }
            }
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
