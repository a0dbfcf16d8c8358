package cn.fanzha.command.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.platform.crypto.UndecryptableException;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Files of a case: by parts, encrypted, told by their content. */
@IntegrationTest
class CaseEvidenceTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    @Autowired
    CaseEvidence evidence;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Test
    void fiftyMegabytesComeAndGoPartByPart() throws Exception {
        CaseRef file = cases.reported(city.officer);
        MessageDigest in = MessageDigest.getInstance("SHA-256");
        Recording recording = new Recording(CaseEvidence.AT_MOST);
        assertThat(evidence.add(file.number(), told("通话录音.mp3"), new DigestInputStream(recording, in), city.officer))
                .isInstanceOf(EditOutcome.Saved.class);
        assertThat(recording.greatest).isLessThanOrEqualTo(EvidenceRows.PART_BYTES);
        EvidenceFile held = only(file);
        assertThat(held.size()).isEqualTo(CaseEvidence.AT_MOST);
        String digest = HexFormat.of().formatHex(in.digest());
        assertThat(held.sha256()).isEqualTo(digest);
        assertThat(jdbc.sql("select max(length(content)) from case_evidence_part where evidence_id = ?")
                        .param(held.id())
                        .query(Integer.class)
                        .single())
                .isLessThan(EvidenceRows.PART_BYTES + 64);
        MessageDigest out = MessageDigest.getInstance("SHA-256");
        Greatest sink = new Greatest();
        evidence.write(held, new DigestOutputStream(sink, out));
        assertThat(sink.greatest).isLessThanOrEqualTo(EvidenceRows.PART_BYTES);
        assertThat(HexFormat.of().formatHex(out.digest())).isEqualTo(digest);
        // two parts in each other's place open no longer
        jdbc.sql("update case_evidence_part set part = -1 where evidence_id = ? and part = 0")
                .param(held.id())
                .update();
        jdbc.sql("update case_evidence_part set part = 0 where evidence_id = ? and part = 1")
                .param(held.id())
                .update();
        assertThatThrownBy(() -> evidence.write(held, OutputStream.nullOutputStream()))
                .isInstanceOf(UndecryptableException.class);
        evidence.remove(file.number(), held.id(), "测试完毕", city.officer);
    }

    @Test
    void whatIsNoEvidenceIsRefusedInWords() throws IOException {
        CaseRef file = cases.reported(city.officer);
        assertThat(key(file, new ByteArrayInputStream("MZ program".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("cases.evidence.refused.type");
        assertThat(key(file, new ByteArrayInputStream("<html>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("cases.evidence.refused.type");
        assertThat(key(file, InputStream.nullInputStream())).isEqualTo("cases.evidence.refused.none");
        assertThat(key(file, new ByteArrayInputStream(PNG))).isEmpty();
        assertThat(key(file, new ByteArrayInputStream(PNG))).isEqualTo("cases.evidence.refused.twice");
        CaseEvidence.Told tooLong = new CaseEvidence.Told("a", CaseEvidence.AT_MOST + 1, null, null, null);
        assertThat(evidence.add(file.number(), tooLong, new ByteArrayInputStream(PNG), city.officer))
                .isEqualTo(new Refused("cases.evidence.refused.size", java.util.List.of(50L)));
        assertThat(jdbc.sql("""
                        select count(*) from case_evidence_part p where not exists (
                            select from case_evidence e where e.id = p.evidence_id and e.parts > p.part)""").query(Integer.class).single()).isZero();
        assertThat(CaseEvidence.name("C:\\a\\..\\截图\u202E\"<1>.png")).isEqualTo("截图1.png");
    }

    @Test
    void aCopyIsHandedOutWithAReasonAndARemovalLeavesItsTrace() throws Exception {
        CaseRef file = cases.reported(city.officer);
        String uri = "/cases/" + file.number() + "/evidence";
        assertThat(mvc.post()
                        .uri(uri)
                        .multipart()
                        .file(new org.springframework.mock.web.MockMultipartFile("file", "转账.exe", "text/html", PNG))
                        .param("description", "手机银行截图")
                        .param("where", "报案人提供")
                        .with(city.signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FOUND);
        EvidenceFile held = only(file);
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PNG));
        assertThat(mvc.get().uri(uri).with(city.signedIn(city.analyst)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("转账.exe", "手机银行截图", "报案人提供", sha)
                .doesNotContain("enctype");
        String download = uri + "/" + held.id() + "/download";
        assertThat(send(download, "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        MvcTestResult copy = send(download, "核对转账时间");
        assertThat(copy).hasStatusOk().hasContentType("image/png");
        assertThat(copy.getResponse().getContentAsByteArray()).isEqualTo(PNG);
        assertThat(copy.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;")
                .contains(city.officer.username(), ".png");
        assertThat(copy.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(audit.only("case.evidence.read", file.number().value())
                        .detail("sha256")
                        .asString())
                .isEqualTo(sha);
        assertThat(send(uri + "/" + held.id() + "/remove", "误传")).hasStatus(HttpStatus.FOUND);
        assertThat(jdbc.sql("select count(*) from case_evidence_part where evidence_id = ?")
                        .param(held.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(send(download, "再看一次")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(uri).with(city.signedIn(city.officer)).exchange())
                .bodyText()
                .contains("误传", sha);
        assertThat(audit.of("case.evidence.remove", file.number().value())).hasSize(1);
    }

    private MvcTestResult send(String uri, String reason) {
        return mvc.post()
                .uri(uri)
                .param("reason", reason)
                .with(city.signedIn(city.officer))
                .with(csrf())
                .exchange();
    }

    private EvidenceFile only(CaseRef file) {
        return evidence.of(file.number(), city.officer).files().getFirst();
    }

    private String key(CaseRef file, InputStream content) throws IOException {
        return evidence.add(file.number(), told("a"), content, city.officer) instanceof Refused refused
                ? refused.key()
                : "";
    }

    private static CaseEvidence.Told told(String name) {
        return new CaseEvidence.Told(name, 0, null, null, null);
    }

    /** So many bytes that stand nowhere in memory, beginning as a recording does. */
    private static final class Recording extends InputStream {
        private final long length;
        private final byte[] noise = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        private long at;
        private int greatest;

        private Recording(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            if (at >= length) {
                return -1;
            }
            long now = at++;
            return now < 3 ? "ID3".charAt((int) now) : noise[(int) (now % noise.length)];
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            greatest = Math.max(greatest, most);
            int read = 0;
            while (read < most) {
                int one = read();
                if (one < 0) {
                    break;
                }
                into[from + read++] = (byte) one;
            }
            return read == 0 && most > 0 ? -1 : read;
        }
    }

    /** Counts what comes at once. */
    private static final class Greatest extends ByteArrayOutputStream {
        private int greatest;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            greatest = Math.max(greatest, length);
        }
    }
}
