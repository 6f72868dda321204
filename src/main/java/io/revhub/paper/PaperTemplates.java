package io.revhub.paper;

import io.revhub.workspace.Workspace;
import java.util.Map;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** Templates by their path in the workspace, read anew each time. */
final class PaperTemplates extends StringTemplateResolver {

    private final Workspace workspace;

    PaperTemplates(Workspace workspace) {
        this.workspace = workspace;
        setTemplateMode(TemplateMode.HTML);
        setCacheable(false);
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration, String owner, String path, Map<String, Object> attributes) {
        return workspace
                .file(path)
                .map(file -> new StringTemplateResource(file.text()))
                .orElseThrow(() -> new IllegalArgumentException("There is no file " + path));
    }
}
