package dev.weir.models.tree;

/** A model as XGBoost saves it. */
public final class XGBoostJson {
    /**
     * Of the inputs amount and night: below an amount of 100 it says 0.11, at night 0.71, and else 0.35. As XGBoost 2.1 writes it: node 2 was pruned to a leaf by a later step, so successors come in any order.
     */
    public static final String MODEL = """
            {"learner":{"attributes":{},"feature_names":["amount","night"],"feature_types":["float","float"],
            "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1"},
            "iteration_indptr":[0,1],"tree_info":[0],"trees":[{"base_weights":[1E-1,-5E-1,4E-1,0E0,1E0],
            "categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],
            "default_left":[1,0,0,0,0],"id":0,"left_children":[3,-1,1,-1,-1],"loss_changes":[9E0,0E0,2E0,0E0,0E0],
            "parents":[2147483647,2,0,0,2],"right_children":[2,-1,4,-1,-1],
            "split_conditions":[1E2,5E-1,1E0,-1E0,2E0],"split_indices":[0,0,1,0,0],"split_type":[0,0,0,0,0],
            "sum_hessian":[8E0,1E0,4E0,4E0,3E0],"tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"5",
            "size_leaf_vector":"1"}}]},"name":"gbtree"},
            "learner_model_param":{"base_score":"2.5E-1","boost_from_average":"1","num_class":"0","num_feature":"2",
            "num_target":"1"},"objective":{"name":"binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},
            "version":[2,1,0]}
            """;

    private XGBoostJson() {}
}
