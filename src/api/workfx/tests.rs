//! Every operation through the router, with an engine that ends runs as told.
