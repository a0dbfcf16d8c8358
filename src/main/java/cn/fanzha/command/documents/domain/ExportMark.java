package cn.fanzha.command.documents.domain;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.util.XMLHelper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The line at the foot of every page that tells who took the document and when (Anti-fraud law 2022 art. 5), whatever
 * the template's own footers hold: first pages and even pages too.
 */
final class ExportMark {

    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String FOOTER = R + "/footer";
    private static final String GREY = "8C8C8C";
    private static final String HALF_POINTS = "16";

    private final WordFile file;
    private final String words;

    ExportMark(WordFile file, String words) {
        this.file = file;
        this.words = words;
    }

    void put() {
        file.texts().stream()
                .filter(text -> text.area() == WordFile.Area.FOOTER)
                .forEach(text -> text.root().appendChild(line(text.content())));
        Document body = file.body().content();
        List<Element> sections = sections(body);
        boolean even = file.part(WordFile.WORD + "settings+xml")
                .filter(settings -> isOn(settings.getDocumentElement(), "evenAndOddHeaders"))
                .isPresent();
        Set<String> known = new HashSet<>();
        String relation = null;
        for (Element section : sections) {
            footers(section).map(ExportMark::type).forEach(known::add);
            Stream<String> needed =
                    Stream.of("default", isOn(section, "titlePg") ? "first" : "default", even ? "even" : "default");
            for (String type : needed.distinct().toList()) {
                if (known.add(type)) {
                    relation = relation == null ? newFooter() : relation;
                    refer(section, type, relation);
                }
            }
        }
    }

    private static Stream<Element> footers(Element section) {
        return WordFile.children(section).stream().filter(child -> WordFile.is(child, "footerReference"));
    }

    private static String type(Element reference) {
        return reference.getAttributeNS(WordFile.W, "type");
    }

    /** The sections in their order, one made where the template holds none. */
    private static List<Element> sections(Document body) {
        var found = body.getElementsByTagNameNS(WordFile.W, "sectPr");
        if (found.getLength() > 0) {
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> (Element) Objects.requireNonNull(found.item(i)))
                    .toList();
        }
        Element section = body.createElementNS(WordFile.W, WordFile.prefix(body, WordFile.W, "w") + ":sectPr");
        WordFile.children(body.getDocumentElement()).getFirst().appendChild(section);
        return List.of(section);
    }

    private static boolean isOn(Element holder, String name) {
        return WordFile.children(holder).stream()
                .filter(child -> WordFile.is(child, name))
                .map(child -> child.getAttributeNS(WordFile.W, "val"))
                .anyMatch(value -> !Set.of("0", "false", "off").contains(value));
    }

    private static void refer(Element section, String type, String relation) {
        Document body = section.getOwnerDocument();
        String w = WordFile.prefix(body, WordFile.W, "w");
        Element reference = body.createElementNS(WordFile.W, w + ":footerReference");
        reference.setAttributeNS(WordFile.W, w + ":type", type);
        reference.setAttributeNS(R, WordFile.prefix(body, R, "r") + ":id", relation);
        section.insertBefore(reference, section.getFirstChild());
    }

    private String newFooter() {
        try {
            Document footer = XMLHelper.newDocumentBuilder().newDocument();
            Element root = footer.createElementNS(WordFile.W, "w:ftr");
            footer.appendChild(root);
            root.appendChild(line(footer));
            PackagePartName name = freeName();
            PackagePart part = file.file().createPart(name, WordFile.WORD + "footer+xml");
            try (OutputStream out = part.getOutputStream()) {
                WordFile.write(footer, out);
            }
            return file.main()
                    .addRelationship(name, TargetMode.INTERNAL, FOOTER)
                    .getId();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InvalidFormatException | TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A document that was made once may have become a template: then the first name is taken. */
    private PackagePartName freeName() throws InvalidFormatException {
        int n = 1;
        PackagePartName name;
        do {
            name = PackagingURIHelper.createPartName("/word/export-mark" + n++ + ".xml");
        } while (file.file().containPart(name));
        return name;
    }

    private Element line(Document footer) {
        Element line = element(footer, "p");
        Element look = (Element) line.appendChild(element(footer, "pPr"));
        look.appendChild(valued(footer, "jc", "center"));
        Element run = (Element) line.appendChild(element(footer, "r"));
        Element face = (Element) run.appendChild(element(footer, "rPr"));
        face.appendChild(valued(footer, "color", GREY));
        face.appendChild(valued(footer, "sz", HALF_POINTS));
        Element text = (Element) run.appendChild(element(footer, "t"));
        text.setTextContent(words);
        return line;
    }

    private static Element element(Document footer, String name) {
        return footer.createElementNS(WordFile.W, WordFile.prefix(footer, WordFile.W, "w") + ":" + name);
    }

    private static Element valued(Document footer, String name, String value) {
        Element element = element(footer, name);
        element.setAttributeNS(WordFile.W, WordFile.prefix(footer, WordFile.W, "w") + ":val", value);
        return element;
    }
}
