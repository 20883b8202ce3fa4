package dev.weir.rules.expression.eval;

import dev.cel.common.CelOptions;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.InternalCelFunctionBinding;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import dev.weir.rules.expression.value.Equality;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.expression.value.Regexes;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All functions that expressions can call, in the form used in rules: comparisons of CEL and its extensions are
 * replaced by ours, and functions that can take long or produce large values are bounded and charged. Immutable after
 * creation.
 */
public final class Bindings {
    private final Map<String, CelFunctionBinding> byOverload = new HashMap<>();
    private final Map<String, List<CelFunctionBinding>> byFunction = new HashMap<>();
    private final BoundedFunctions bounded;
    private final Regexes regexes;

    private Bindings(BoundedFunctions bounded, Regexes regexes) {
        this.bounded = bounded;
        this.regexes = regexes;
    }

    /** Returns all functions, including these additional ones. */
    public static Bindings of(CelOptions options, Meter meter, List<CelFunctionBinding> own) {
        Regexes regexes = new Regexes(meter);
        Equality ours = new Equality(meter);
        Bindings bindings = new Bindings(new BoundedFunctions(meter, ours, regexes), regexes);
        RuntimeEquality equality = RuntimeEquality.create(RuntimeHelpers.create(), options);
        CelStandardFunctions.newBuilder()
                .build()
                .newFunctionBindings(equality, options)
                .forEach(bindings::add);
        bindings.add(CelExtensions.strings());
        bindings.add(CelExtensions.math());
        SetFunctions.bindings(ours).forEach(bindings::add);
        own.forEach(bindings::add);
        return bindings;
    }

    /** Returns the compiled regular expressions. */
    public Regexes regexes() {
        return regexes;
    }

    /** Returns an overload by its id. */
    Optional<CelFunctionBinding> overload(String id) {
        return Optional.ofNullable(byOverload.get(id));
    }

    /** Returns the overloads of a function. */
    List<CelFunctionBinding> overloads(String function) {
        return byFunction.getOrDefault(function, List.of());
    }

    /** Returns whether there is a function with that name. */
    boolean has(String function) {
        return byFunction.containsKey(function);
    }

    /** A library passes its functions only to a builder, so it gets a builder that merely collects functions. */
    private void add(CelRuntimeLibrary library) {
        library.setRuntimeOptions((CelRuntimeBuilder) Proxy.newProxyInstance(
                Bindings.class.getClassLoader(),
                new Class<?>[] {CelRuntimeBuilder.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("addFunctionBindings")) {
                        throw new IllegalStateException("a library of functions asks for " + method.getName());
                    }
                    for (Object binding : elements(arguments[0])) {
                        add((CelFunctionBinding) binding);
                    }
                    return proxy;
                }));
    }

    private static Iterable<?> elements(Object given) {
        return given instanceof Object[] array ? List.of(array) : (Iterable<?>) given;
    }

    private void add(CelFunctionBinding binding) {
        String function =
                binding instanceof InternalCelFunctionBinding named ? named.getFunctionName() : binding.getOverloadId();
        boolean choosesOverload = binding.getOverloadId().equals(function)
                && binding.getArgTypes().isEmpty();
        if (!choosesOverload && !byOverload.containsKey(binding.getOverloadId())) {
            CelFunctionBinding form = bounded.form(function, binding);
            byOverload.put(binding.getOverloadId(), form);
            byFunction.computeIfAbsent(function, name -> new ArrayList<>()).add(form);
        }
    }
}
