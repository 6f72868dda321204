package io.revhub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = new Workspace(folder, Duration.ZERO);
    }

    @Test
    void aFileOfTheWorkingDirectoryIsFoundByItsPath() throws IOException {
        write("mappings/order/to-erp.jslt", "{}");

        assertThat(workspace.file("mappings/order/to-erp.jslt"))
                .get()
                .returns("{}", WorkspaceFile::text)
                .returns("to-erp.jslt", WorkspaceFile::name);
    }

    @Test
    void aFileThatIsNotThereIsEmpty() throws IOException {
        write("outside.txt", "secret");

        assertThat(workspace.file("mappings/nothing.jslt")).isEmpty();
        assertThat(workspace.file("../outside.txt")).isEmpty();
        assertThat(workspace.file("outside.txt")).isEmpty();
    }

    @Test
    void theFilesOfAFolderAreSortedAndChosenBySuffix() throws IOException {
        write("mappings/order/to-erp.jslt", "1");
        write("mappings/order/from-crm.jslt", "2");
        write("mappings/order/order.schema.json", "3");
        write("mappings/order-more/to-erp.jslt", "4");
        write("mappings/order/.to-erp.jslt.swp", "5");

        assertThat(workspace.files("mappings/order", ".jslt"))
                .extracting(WorkspaceFile::path)
                .containsExactly("mappings/order/from-crm.jslt", "mappings/order/to-erp.jslt");
    }

    @Test
    void aFolderThatIsNotInTheWorkingDirectoryIsTheBuiltInOne() throws IOException {
        assertThat(workspace.file("config/application.yaml"))
                .get()
                .extracting(WorkspaceFile::text)
                .asString()
                .contains("revhub:");

        write("config/own.yaml", "a: b");

        assertThat(workspace.files("config", ""))
                .extracting(WorkspaceFile::path)
                .containsExactly("config/own.yaml");
    }

    @Test
    void theStampAndTheRevisionFollowTheContent() throws IOException {
        write("routes/a.yaml", "one");
        long stamp = workspace.file("routes/a.yaml").orElseThrow().stamp();
        String revision = workspace.revision();

        write("routes/a.yaml", "two");
        assertThat(workspace.file("routes/a.yaml").orElseThrow().stamp()).isNotEqualTo(stamp);
        assertThat(workspace.revision()).isNotEqualTo(revision).hasSize(12);

        write("routes/a.yaml", "one");
        assertThat(workspace.file("routes/a.yaml").orElseThrow().stamp()).isEqualTo(stamp);
        assertThat(workspace.revision()).isEqualTo(revision);
    }

    @Test
    void theRevisionFollowsARename() throws IOException {
        write("routes/a.yaml", "one");
        String revision = workspace.revision();

        Files.move(folder.resolve("routes/a.yaml"), folder.resolve("routes/b.yaml"));

        assertThat(workspace.revision()).isNotEqualTo(revision);
    }

    @Test
    void whatWasReadIsGoodForAWhile() throws IOException {
        write("routes/a.yaml", "one");
        Workspace lazy = new Workspace(folder, Duration.ofHours(1));

        write("routes/a.yaml", "two");

        assertThat(lazy.file("routes/a.yaml").orElseThrow().text()).isEqualTo("one");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
