package cn.fanzha.command.documents.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.w3c.dom.Element;

/**
 * What a template must not bring along: macros, embedded objects, anything that is loaded from elsewhere when the
 * document is opened, fields that compute, and remarks and changes that would go out with every document.
 */
final class ForeignContent {

    /** Fields that only count pages or show a date. */
    private static final Set<String> FIELDS =
            Set.of("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "REF", "PAGEREF", "STYLEREF", "SEQ");

    private static final Set<String> CHANGES =
            Set.of("ins", "del", "moveFrom", "moveTo", "sectPrChange", "pPrChange", "rPrChange", "trPrChange");

    private final WordFile file;

    ForeignContent(WordFile file) {
        this.file = file;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        try {
            for (PackagePart part : file.file().getParts()) {
                part(part, problems);
            }
            relations(file.file().getRelationships(), problems);
        } catch (InvalidFormatException broken) {
            throw new UnreadableFileException("documents.template.unreadable", broken);
        }
        for (WordFile.Text text : file.texts()) {
            changes(text.root(), problems);
            fields(text.root(), problems);
        }
        return problems;
    }

    private static void part(PackagePart part, List<Problem> problems) throws InvalidFormatException {
        String name = part.getPartName().getName().toLowerCase(Locale.ROOT);
        String type = part.getContentType().toLowerCase(Locale.ROOT);
        if (type.contains("macroenabled") || type.contains("vba") || name.contains("vbaproject")) {
            problems.add(Problem.of("documents.template.macros"));
        } else if (type.contains("oleobject")
                || type.contains("activex")
                || type.contains("embedded-package")
                || name.contains("/embeddings/")
                || name.contains("/activex/")
                || name.contains("/afchunk")) {
            problems.add(Problem.of("documents.template.embedded"));
        } else if (type.endsWith(".comments+xml")) {
            problems.add(Problem.of("documents.template.comments"));
        }
        if (!part.isRelationshipPart()) {
            relations(part.getRelationships(), problems);
        }
    }

    private static void relations(Iterable<PackageRelationship> relations, List<Problem> problems) {
        for (PackageRelationship relation : relations) {
            String type = relation.getRelationshipType();
            boolean link = type.endsWith("/hyperlink")
                    && Stream.of("http:", "https:", "mailto:")
                            .anyMatch(relation.getTargetURI().toString().toLowerCase(Locale.ROOT)::startsWith);
            if (type.endsWith("/aFChunk")) {
                problems.add(Problem.of("documents.template.embedded"));
            } else if (relation.getTargetMode() == TargetMode.EXTERNAL && !link) {
                problems.add(Problem.of("documents.template.external"));
            }
        }
    }

    private static void changes(Element root, List<Problem> problems) {
        if (CHANGES.stream()
                .anyMatch(name -> root.getElementsByTagNameNS(WordFile.W, name).getLength() > 0)) {
            problems.add(Problem.of("documents.template.changes"));
        }
    }

    /** A field's instruction may be cut into pieces, as any text. */
    private static void fields(Element root, List<Problem> problems) {
        StringBuilder instruction = new StringBuilder();
        var all = root.getElementsByTagNameNS(WordFile.W, "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (WordFile.is(element, "instrText")) {
                instruction.append(element.getTextContent());
            } else if (WordFile.is(element, "fldChar")) {
                field(instruction.toString(), problems);
                instruction.setLength(0);
            } else if (WordFile.is(element, "fldSimple")) {
                field(element.getAttributeNS(WordFile.W, "instr"), problems);
            }
        }
        field(instruction.toString(), problems);
    }

    private static void field(String instruction, List<Problem> problems) {
        String name = instruction.strip().split("[\\s\\\\]", 2)[0].toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && !FIELDS.contains(name)) {
            problems.add(Problem.of("documents.template.field", name));
        }
    }
}
