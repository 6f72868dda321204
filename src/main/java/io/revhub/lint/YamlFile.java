package io.revhub.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.WorkspaceFile;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file with the line of each of its values. */
final class YamlFile {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final WorkspaceFile file;
    private final JsonNode tree;
    private final Node root;

    private YamlFile(WorkspaceFile file, JsonNode tree, Node root) {
        this.file = file;
        this.tree = tree;
        this.root = root;
    }

    /** @return empty if it is no YAML; that is among the findings then */
    static Optional<YamlFile> read(WorkspaceFile file, Findings findings) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
            if (root == null) {
                findings.error(file.path(), 0, "The file is empty", "Fill it, or delete it");
                return Optional.empty();
            }
            return Optional.of(new YamlFile(file, YAML.readTree(file.text()), root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            findings.error(
                    file.path(), line, "This is no YAML: " + e.getProblem(), "Mend the indentation or the quotes");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            findings.error(file.path(), line, "This is no YAML: " + e.getOriginalMessage(), "Mend it");
        }
        return Optional.empty();
    }

    String path() {
        return file.path();
    }

    String name() {
        return file.name();
    }

    JsonNode tree() {
        return tree;
    }

    /** @param pointer RFC 6901: /0/route/from/uri; where it leads to nothing, the line of the last that is there */
    int line(String pointer) {
        Node node = root;
        int line = root.getStartMark().getLine();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            String key = step.replace("~1", "/").replace("~0", "~");
            Node next = node instanceof SequenceNode sequence ? element(sequence, key) : null;
            if (node instanceof MappingNode mapping) {
                NodeTuple pair = pair(mapping, key);
                line = pair == null ? line : pair.getKeyNode().getStartMark().getLine();
                next = pair == null ? null : pair.getValueNode();
            } else if (next != null) {
                line = next.getStartMark().getLine();
            }
            if (next == null) {
                break;
            }
            node = next;
        }
        return line + 1;
    }

    private static Node element(SequenceNode sequence, String index) {
        int i = index.chars().allMatch(Character::isDigit) ? Integer.parseInt(index) : Integer.MAX_VALUE;
        return i < sequence.getValue().size() ? sequence.getValue().get(i) : null;
    }

    private static NodeTuple pair(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(pair -> pair.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }
}
