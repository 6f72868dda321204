package io.revhub.sandbox.erp.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.FullQualifiedName;
import org.apache.olingo.odata2.api.edm.provider.AnnotationAttribute;
import org.apache.olingo.odata2.api.edm.provider.Association;
import org.apache.olingo.odata2.api.edm.provider.AssociationEnd;
import org.apache.olingo.odata2.api.edm.provider.AssociationSet;
import org.apache.olingo.odata2.api.edm.provider.AssociationSetEnd;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;
import org.apache.olingo.odata2.api.edm.provider.EdmProvider;
import org.apache.olingo.odata2.api.edm.provider.EntityContainer;
import org.apache.olingo.odata2.api.edm.provider.EntityContainerInfo;
import org.apache.olingo.odata2.api.edm.provider.EntitySet;
import org.apache.olingo.odata2.api.edm.provider.EntityType;
import org.apache.olingo.odata2.api.edm.provider.Facets;
import org.apache.olingo.odata2.api.edm.provider.FunctionImport;
import org.apache.olingo.odata2.api.edm.provider.FunctionImportParameter;
import org.apache.olingo.odata2.api.edm.provider.Key;
import org.apache.olingo.odata2.api.edm.provider.NavigationProperty;
import org.apache.olingo.odata2.api.edm.provider.Property;
import org.apache.olingo.odata2.api.edm.provider.PropertyRef;
import org.apache.olingo.odata2.api.edm.provider.ReturnType;
import org.apache.olingo.odata2.api.edm.provider.Schema;
import org.apache.olingo.odata2.api.edm.provider.SimpleProperty;

/** A declared service in Olingo's terms; its metadata document is made of it. */
final class ServiceEdm extends EdmProvider {

    private static final String SAP = "http://www.sap.com/Protocols/SAPData";

    private final String namespace;
    private final Map<String, EntityType> types;
    private final Map<String, EntitySet> sets;
    private final Map<String, Association> associations;
    private final Map<String, AssociationSet> associationSets;
    private final Map<String, ComplexType> complexTypes;
    private final Map<String, FunctionImport> functions;
    private final EntityContainer container;

    ServiceEdm(ServiceDeclaration service) {
        this.namespace = service.name();
        List<EntityDeclaration> entities = List.copyOf(service.entities().values());
        this.types = byName(entities.stream().map(this::type).toList(), EntityType::getName);
        this.sets = byName(entities.stream().map(this::set).toList(), EntitySet::getName);
        List<Association> ways = new ArrayList<>();
        List<AssociationSet> waySets = new ArrayList<>();
        for (EntityDeclaration from : entities) {
            for (Navigation way : from.navigation().values()) {
                ways.add(association(from, way, service.entities().get(way.to())));
                waySets.add(associationSet(from, way));
            }
        }
        this.associations = byName(ways, Association::getName);
        this.associationSets = byName(waySets, AssociationSet::getName);
        this.complexTypes = byName(
                service.complexTypes().entrySet().stream()
                        .map(type -> complex(type.getKey(), type.getValue()))
                        .toList(),
                ComplexType::getName);
        this.functions =
                byName(service.functions().values().stream().map(this::function).toList(), FunctionImport::getName);
        this.container = new EntityContainer()
                .setName(namespace + "_Entities")
                .setDefaultEntityContainer(true)
                .setEntitySets(List.copyOf(sets.values()))
                .setAssociationSets(waySets)
                .setFunctionImports(List.copyOf(functions.values()));
    }

    private static ComplexType complex(String name, Map<String, Field> fields) {
        return new ComplexType()
                .setName(name)
                .setProperties(fields.values().stream().map(ServiceEdm::plain).toList());
    }

    private FunctionImport function(FunctionDeclaration function) {
        FunctionImport edm = new FunctionImport()
                .setName(function.name())
                .setHttpMethod(function.method())
                .setReturnType(new ReturnType()
                        .setTypeName(name(function.returns()))
                        .setMultiplicity(function.many() ? EdmMultiplicity.MANY : EdmMultiplicity.ONE))
                .setParameters(function.parameters().values().stream()
                        .map(ServiceEdm::parameter)
                        .toList());
        return function.on() == null
                ? edm
                : edm.setAnnotationAttributes(List.of(sap("action-for", namespace + "." + function.on() + "Type")));
    }

    private static FunctionImportParameter parameter(Field field) {
        return new FunctionImportParameter()
                .setName(field.name())
                .setType(field.kind())
                .setMode("In")
                .setFacets(new Facets().setMaxLength(field.length()).setNullable(true));
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private FullQualifiedName name(String name) {
        return new FullQualifiedName(namespace, name);
    }

    private EntityType type(EntityDeclaration entity) {
        List<Property> properties = entity.fields().values().stream()
                .map(field -> property(entity, field))
                .toList();
        List<PropertyRef> key =
                entity.key().stream().map(k -> new PropertyRef().setName(k)).toList();
        return new EntityType()
                .setName(entity.type())
                .setProperties(properties)
                .setKey(new Key().setKeys(key))
                .setNavigationProperties(entity.navigation().values().stream()
                        .map(way -> navigation(entity, way))
                        .toList());
    }

    private static Property plain(Field field) {
        return new SimpleProperty()
                .setType(field.kind())
                .setName(field.name())
                .setFacets(field.facets(false, false))
                .setAnnotationAttributes(List.of(no("creatable"), no("updatable")));
    }

    private static Property property(EntityDeclaration entity, Field field) {
        boolean key = entity.key().contains(field.name());
        Property property = new SimpleProperty()
                .setType(field.kind())
                .setName(field.name())
                .setFacets(field.facets(key, field.name().equals(entity.etag())));
        List<AnnotationAttribute> forbidden = new ArrayList<>();
        if (!field.creatable()) {
            forbidden.add(no("creatable"));
        }
        if (!field.updatable()) {
            forbidden.add(no("updatable"));
        }
        return forbidden.isEmpty() ? property : property.setAnnotationAttributes(forbidden);
    }

    private NavigationProperty navigation(EntityDeclaration from, Navigation way) {
        return new NavigationProperty()
                .setName(way.name())
                .setRelationship(name(association(from, way)))
                .setFromRole("From_" + association(from, way))
                .setToRole("To_" + association(from, way));
    }

    private static String association(EntityDeclaration from, Navigation way) {
        return "assoc_" + from.name() + "_" + way.name();
    }

    private Association association(EntityDeclaration from, Navigation way, EntityDeclaration to) {
        String association = association(from, way);
        return new Association()
                .setName(association)
                .setEnd1(end(from, "From_" + association, EdmMultiplicity.ONE))
                .setEnd2(end(to, "To_" + association, way.many() ? EdmMultiplicity.MANY : EdmMultiplicity.ZERO_TO_ONE));
    }

    private AssociationEnd end(EntityDeclaration entity, String role, EdmMultiplicity multiplicity) {
        return new AssociationEnd().setType(name(entity.type())).setRole(role).setMultiplicity(multiplicity);
    }

    private AssociationSet associationSet(EntityDeclaration from, Navigation way) {
        String association = association(from, way);
        return new AssociationSet()
                .setName(association + "_set")
                .setAssociation(name(association))
                .setEnd1(new AssociationSetEnd().setEntitySet(from.name()).setRole("From_" + association))
                .setEnd2(new AssociationSetEnd().setEntitySet(way.to()).setRole("To_" + association));
    }

    private EntitySet set(EntityDeclaration entity) {
        List<AnnotationAttribute> forbidden = List.of("create", "update", "delete").stream()
                .filter(what -> !entity.allows().contains(what))
                .map(what -> no(what.substring(0, what.length() - 1) + "able"))
                .toList();
        return new EntitySet()
                .setName(entity.name())
                .setEntityType(name(entity.type()))
                .setAnnotationAttributes(forbidden);
    }

    private static AnnotationAttribute no(String name) {
        return sap(name, "false");
    }

    private static AnnotationAttribute sap(String name, String value) {
        return new AnnotationAttribute()
                .setNamespace(SAP)
                .setPrefix("sap")
                .setName(name)
                .setText(value);
    }

    @Override
    public List<Schema> getSchemas() {
        return List.of(new Schema()
                .setNamespace(namespace)
                .setEntityTypes(List.copyOf(types.values()))
                .setComplexTypes(List.copyOf(complexTypes.values()))
                .setAssociations(List.copyOf(associations.values()))
                .setEntityContainers(List.of(container)));
    }

    @Override
    public EntityType getEntityType(FullQualifiedName name) {
        return types.get(name.getName());
    }

    @Override
    public ComplexType getComplexType(FullQualifiedName name) {
        return complexTypes.get(name.getName());
    }

    @Override
    public FunctionImport getFunctionImport(String containerName, String name) {
        return functions.get(name);
    }

    @Override
    public Association getAssociation(FullQualifiedName name) {
        return associations.get(name.getName());
    }

    @Override
    public EntityContainerInfo getEntityContainerInfo(String name) {
        return name == null || name.equals(container.getName()) ? container : null;
    }

    @Override
    public EntitySet getEntitySet(String containerName, String name) {
        return sets.get(name);
    }

    @Override
    public AssociationSet getAssociationSet(
            String containerName, FullQualifiedName association, String fromSet, String fromRole) {
        return associationSets.get(association.getName() + "_set");
    }
}
