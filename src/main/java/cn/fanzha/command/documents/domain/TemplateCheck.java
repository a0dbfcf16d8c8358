package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.domain.PlaceholderScan.Found;
import cn.fanzha.command.documents.domain.TemplateNames.Slot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Whether a file may become a template: a plain .docx of modest size, nothing in it that runs, loads or hides, and no
 * placeholder that would stay empty for ever.
 */
@Component
class TemplateCheck {

    /** Templates are a page or two; a picture of the unit's seal finds room. */
    static final int BYTES_AT_MOST = 2 * 1024 * 1024;

    private static final int UNPACKED_AT_MOST = 30 * 1024 * 1024;
    private static final int PARTS_AT_MOST = 500;
    private static final int SHOWN_AT_MOST = 20;

    /** What is wrong, the first 20; empty: nothing. */
    List<Problem> problems(byte[] file, DocumentKind kind) {
        if (file.length == 0) {
            return List.of(Problem.of("documents.template.empty"));
        }
        if (file.length > BYTES_AT_MOST) {
            return List.of(Problem.of("documents.template.too-large", BYTES_AT_MOST / 1024 / 1024));
        }
        Optional<Problem> packed = unpacked(file);
        if (packed.isPresent()) {
            return List.of(packed.get());
        }
        try (WordFile opened = WordFile.open(file)) {
            List<Problem> problems = new ArrayList<>(new ForeignContent(opened).problems());
            problems.addAll(placeholders(opened, kind));
            return problems.stream().distinct().limit(SHOWN_AT_MOST).toList();
        } catch (UnreadableFileException unreadable) {
            return List.of(Problem.of(unreadable.key()));
        }
    }

    /** Counts what the file unpacks to, and stops where it is too much: a zip bomb is never held in memory. */
    private static Optional<Problem> unpacked(byte[] file) {
        byte[] buffer = new byte[8192];
        int parts = 0;
        long bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                parts++;
                bytes += count(zip, buffer, UNPACKED_AT_MOST - bytes);
                if (parts > PARTS_AT_MOST || bytes > UNPACKED_AT_MOST) {
                    return Optional.of(Problem.of("documents.template.bomb", UNPACKED_AT_MOST / 1024 / 1024));
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.of(Problem.of("documents.template.unreadable"));
        }
        return parts == 0 ? Optional.of(Problem.of("documents.template.not-docx")) : Optional.empty();
    }

    private static long count(InputStream content, byte[] buffer, long atMost) throws IOException {
        long bytes = 0;
        int read = content.read(buffer);
        while (read >= 0 && bytes <= atMost) {
            bytes += read;
            read = content.read(buffer);
        }
        return bytes;
    }

    private static List<Problem> placeholders(WordFile file, DocumentKind kind) {
        TemplateNames names = new TemplateNames(kind);
        PlaceholderScan scan = new PlaceholderScan(file);
        List<Problem> problems = new ArrayList<>();
        for (Found found : scan.found()) {
            Optional<Slot> slot = names.slot(found.name());
            if (slot.isEmpty()) {
                problems.add(Problem.of("documents.template.unknown", found.name(), found.place()));
                continue;
            }
            String table = slot.get().table();
            Element row = found.row();
            if (table == null) {
                continue;
            }
            if (row == null) {
                problems.add(Problem.of("documents.template.not-in-row", found.name(), found.place()));
            } else if (!table.equals(TemplateFilling.tableOf(row, names))) {
                problems.add(Problem.of("documents.template.two-tables", found.name(), found.place()));
            }
        }
        scan.strays().forEach(place -> problems.add(Problem.of("documents.template.braces", place)));
        if (scan.found().isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of("documents.template.no-placeholder"));
        }
        return problems;
    }
}
