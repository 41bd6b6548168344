window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '/openapi.yaml',
    dom_id: '#contract',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    requestInterceptor: request => {
      request.headers['X-Plenary-Request'] = '1'
      return request
    }
  })
})
