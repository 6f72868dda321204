package io.revhub.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.util.UriUtils;

/** The copy of a folder that is built in, on the class path. */
final class BuiltIn {

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    List<WorkspaceFile> files(String folder) {
        Resource root = resources.getResource("classpath:/" + folder + "/");
        try {
            return root.exists() ? files(folder, root.getURL().toString()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in folder " + folder + " cannot be read", e);
        }
    }

    private List<WorkspaceFile> files(String folder, String root) throws IOException {
        List<WorkspaceFile> files = new ArrayList<>();
        for (Resource resource : resources.getResources("classpath:/" + folder + "/**")) {
            String url = resource.getURL().toString();
            if (resource.isReadable() && !url.endsWith("/")) {
                String path = folder + "/" + UriUtils.decode(url.substring(root.length()), StandardCharsets.UTF_8);
                files.add(new WorkspaceFile(path, resource.getContentAsString(StandardCharsets.UTF_8)));
            }
        }
        return files;
    }
}
