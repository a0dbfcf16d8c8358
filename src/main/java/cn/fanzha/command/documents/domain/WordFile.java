package cn.fanzha.command.documents.domain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.util.XMLHelper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A .docx as its parts: the text of body, headers, footers and notes as XML, so that text boxes and controls are reached
 * as well as plain paragraphs; all other parts go through as they are.
 */
final class WordFile implements AutoCloseable {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    static final String MAIN = WORD + "document.main+xml";

    private static final int DEEPEST = 200;

    /** Where in the document a text stands. */
    enum Area {
        BODY,
        HEADER,
        FOOTER,
        NOTE
    }

    private static final Map<String, Area> AREAS = Map.of(
            MAIN,
            Area.BODY,
            WORD + "header+xml",
            Area.HEADER,
            WORD + "footer+xml",
            Area.FOOTER,
            WORD + "footnotes+xml",
            Area.NOTE,
            WORD + "endnotes+xml",
            Area.NOTE);

    /** A part that holds text. */
    record Text(PackagePart part, Area area, Document content) {
        Element root() {
            return content.getDocumentElement();
        }
    }

    private final OPCPackage file;
    private final PackagePart main;
    private final List<Text> texts = new ArrayList<>();

    private WordFile(OPCPackage file, PackagePart main) {
        this.file = file;
        this.main = main;
    }

    /** @throws UnreadableFileException no .docx, or one of another kind: with macros, a .dotx, or “Strict” */
    static WordFile open(byte[] bytes) {
        try {
            OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes));
            List<PackagePart> cores = file.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT);
            PackagePart main = cores.isEmpty() ? null : cores.getFirst();
            if (main == null || !main.getContentType().equals(MAIN)) {
                boolean macros = main != null && main.getContentType().contains("macroEnabled");
                file.revert();
                throw new UnreadableFileException(
                        macros ? "documents.template.macros" : "documents.template.not-docx", null);
            }
            WordFile opened = new WordFile(file, main);
            for (PackagePart part : file.getParts()) {
                Area area = AREAS.get(part.getContentType());
                if (area != null && (area != Area.BODY || part == main)) {
                    opened.texts.add(new Text(part, area, parse(part)));
                }
            }
            if (!W.equals(opened.body().root().getNamespaceURI())) {
                throw new UnreadableFileException("documents.template.not-docx", null);
            }
            return opened;
        } catch (UnreadableFileException known) {
            throw known;
        } catch (InvalidFormatException | IOException | RuntimeException broken) {
            // POI tells of a file that is no package in many ways, zip bombs among them
            throw new UnreadableFileException("documents.template.unreadable", broken);
        }
    }

    OPCPackage file() {
        return file;
    }

    PackagePart main() {
        return main;
    }

    List<Text> texts() {
        return texts;
    }

    Text body() {
        return texts.stream()
                .filter(text -> text.area() == Area.BODY)
                .findFirst()
                .orElseThrow(() -> new UnreadableFileException("documents.template.not-docx", null));
    }

    /** A part that holds no text of the document, such as its settings. */
    Optional<Document> part(String contentType) {
        return file.getPartsByContentType(contentType).stream().findFirst().map(WordFile::parse);
    }

    private static Document parse(PackagePart part) {
        try (InputStream content = part.getInputStream()) {
            Document parsed = XMLHelper.newDocumentBuilder().parse(content);
            if (depth(parsed) > DEEPEST) {
                throw new UnreadableFileException("documents.template.unreadable", null);
            }
            return parsed;
        } catch (IOException | SAXException broken) {
            throw new UnreadableFileException("documents.template.unreadable", broken);
        }
    }

    /** Counted without recursion, for all that follows recurses. */
    private static int depth(Document parsed) {
        int depth = 0;
        int deepest = 0;
        Node node = parsed.getDocumentElement();
        while (node != null) {
            deepest = Math.max(deepest, depth);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == null ? null : node.getNextSibling();
        }
        return deepest;
    }

    /** The file with the texts as they are now. */
    byte[] save() {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try {
            for (Text text : texts) {
                try (OutputStream out = text.part().getOutputStream()) {
                    write(text.content(), out);
                }
            }
            file.save(saved);
        } catch (IOException | TransformerException broken) {
            throw new IllegalStateException(broken);
        }
        return saved.toByteArray();
    }

    static void write(Document content, OutputStream out) throws TransformerException {
        Transformer writer = XMLHelper.newTransformer();
        writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        writer.setOutputProperty(OutputKeys.INDENT, "no");
        writer.setOutputProperty(OutputKeys.STANDALONE, "yes");
        writer.transform(new DOMSource(content), new StreamResult(out));
    }

    static boolean is(Node node, String name) {
        return node instanceof Element element
                && W.equals(element.getNamespaceURI())
                && name.equals(element.getLocalName());
    }

    /** The elements directly below, safe against changes while they are walked. */
    static List<Element> children(Node node) {
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The prefix under which the document knows the namespace; declared where it doesn't. */
    static String prefix(Document content, String namespace, String otherwise) {
        Element root = content.getDocumentElement();
        String known = root.lookupPrefix(namespace);
        if (known != null) {
            return known;
        }
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + otherwise, namespace);
        return otherwise;
    }

    @Override
    public void close() {
        file.revert();
    }
}
