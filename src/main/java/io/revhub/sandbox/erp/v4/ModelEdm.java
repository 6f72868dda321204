package io.revhub.sandbox.erp.v4;

import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/** The service's metadata for Olingo. */
final class ModelEdm extends CsdlAbstractEdmProvider {

    private static final String CONTAINER = "Container";

    private final Model model;

    ModelEdm(Model model) {
        this.model = model;
    }

    private FullQualifiedName name(String name) {
        return new FullQualifiedName(model.namespace(), name);
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(model.namespace())
                .setEntityTypes(model.sets().values().stream().map(this::type).toList())
                .setEntityContainer(getEntityContainer()));
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer()
                .setName(CONTAINER)
                .setEntitySets(model.sets().values().stream().map(this::set).toList());
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
        return name == null || name.equals(name(CONTAINER))
                ? new CsdlEntityContainerInfo().setContainerName(name(CONTAINER))
                : null;
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return model.sets().containsKey(name) ? set(model.sets().get(name)) : null;
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return model.sets().values().stream()
                .filter(set -> set.type().equals(name.getName()))
                .findFirst()
                .map(this::type)
                .orElse(null);
    }

    private CsdlEntitySet set(Model.Set set) {
        return new CsdlEntitySet()
                .setName(set.name())
                .setType(name(set.type()))
                .setNavigationPropertyBindings(set.ways().values().stream()
                        .map(way -> new CsdlNavigationPropertyBinding()
                                .setPath(way.name())
                                .setTarget(way.to()))
                        .toList());
    }

    private CsdlEntityType type(Model.Set set) {
        return new CsdlEntityType()
                .setName(set.type())
                .setKey(set.key().stream()
                        .map(field -> new CsdlPropertyRef().setName(field))
                        .toList())
                .setProperties(
                        set.fields().values().stream().map(ModelEdm::property).toList())
                .setNavigationProperties(
                        set.ways().values().stream().map(this::navigation).toList());
    }

    private static CsdlProperty property(Model.Field field) {
        CsdlProperty property = new CsdlProperty()
                .setName(field.name())
                .setType(field.kind().getFullQualifiedName())
                .setNullable(field.nullable());
        if (field.kind() == EdmPrimitiveTypeKind.String) {
            property.setMaxLength(field.length());
        } else if (field.kind() == EdmPrimitiveTypeKind.Decimal) {
            property.setPrecision(field.length()).setScale(field.scale());
        } else if (field.kind() == EdmPrimitiveTypeKind.DateTimeOffset) {
            property.setPrecision(7);
        }
        return property;
    }

    private CsdlNavigationProperty navigation(Model.Way way) {
        return new CsdlNavigationProperty()
                .setName(way.name())
                .setType(name(model.sets().get(way.to()).type()))
                .setCollection(way.many());
    }
}
